import { judgeStep, STUDENT, submissionSchema } from '@/lib/classroom/judge-step.ts';
import { findStep } from '@/lib/curriculum/neighbours.ts';
import { answer, bodyOf, changing, notFound, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Judges a query or a quiz. Only a student's own submission is kept and counts as progress. */
export const POST = (request: Request, { params }: { params: Promise<{ step: string }> }): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const found = findStep(classroom.curriculum, (await params).step);
    if (!found) return notFound('step', 'GET /classroom/steps lists the steps.');
    const read = await bodyOf(request, submissionSchema);
    if ('refusal' in read) return read.refusal;
    const now = Date.now();
    const judged = await judgeStep(found.step, read.body, { engine: classroom.engine, workspace, now });
    if ('problems' in judged) return refuse(422, ...judged.problems);
    const { report } = judged;
    if (report.variant === STUDENT) {
      await classroom.verdicts.keep(workspace, {
        report,
        runId: null,
        traceIds: [],
        syntheticParent: null,
        startedAt: now,
      });
      const news = await classroom.progress.note(workspace, report, null, now);
      if (news) classroom.feed.publish(workspace, { type: 'progress', step: report.step, done: true });
    }
    return answer(report);
  });
