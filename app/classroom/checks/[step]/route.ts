import { givenWith } from '@/lib/classroom/given.ts';
import { judgeStep, STUDENT, submissionSchema } from '@/lib/classroom/judge-step.ts';
import { seenFor } from '@/lib/classroom/resources/judge-resource-step.ts';
import { PRACTICE } from '@/lib/classroom/stage-keys.ts';
import { findStep } from '@/lib/curriculum/neighbours.ts';
import { answer, bodyOf, changing, notFound, reading, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ step: string }> };

/** What the workspace has of what a step asks to be set up. Nothing is judged. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  reading(request, async ({ classroom: { curriculum, engine }, workspace }) => {
    const step = findStep(curriculum, (await params).step)?.step;
    if (step?.kind !== 'resource')
      return notFound('step that sets something up', 'GET /classroom/steps lists the steps.');
    return answer({ seen: await seenFor(step, { engine, workspace, now: Date.now() }) });
  });

/** Judges a query, a quiz or what was set up. Only a student's own submission is kept and counts as progress. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const found = findStep(classroom.curriculum, (await params).step);
    if (!found) return notFound('step', 'GET /classroom/steps lists the steps.');
    const read = await bodyOf(request, submissionSchema);
    if ('refusal' in read) return read.refusal;
    const now = Date.now();
    const { engine, environments, savedQueries } = classroom;
    const awsKey = async () => (await environments.of(workspace, PRACTICE, now)).aws;
    const judged = await judgeStep(found.step, read.body, { engine, savedQueries, workspace, now, awsKey });
    if ('problems' in judged) return refuse(422, ...judged.problems);
    const { report } = judged;
    if (report.variant === STUDENT) {
      const given = await givenWith(found.step, read.body, { engine, workspace, now });
      await classroom.verdicts.keep(workspace, {
        report,
        runId: null,
        traceIds: [],
        syntheticParent: null,
        startedAt: now,
        ...(given && { given }),
      });
      const news = await classroom.progress.note(workspace, report, null, now);
      if (news) classroom.feed.publish(workspace, { type: 'progress', step: report.step, done: true });
    }
    return answer(report);
  });
