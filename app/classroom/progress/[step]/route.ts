import { findStep } from '@/lib/curriculum/neighbours.ts';
import { answer, changing, notFound } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ step: string }> };

/** Marks a step that has nothing to prove as read. Every other kind is done only by its check. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { step } = await params;
    const found = findStep(classroom.curriculum, step);
    if (found?.step.kind !== 'read') return notFound('step to read', 'Other steps are done when their check passes.');
    await classroom.progress.markDone(workspace, step, null, Date.now());
    classroom.feed.publish(workspace, { type: 'progress', step, done: true });
    return answer({ done: true });
  });

/** Forgets a step's progress and verdicts, so that it can be done afresh. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { step } = await params;
    if (!findStep(classroom.curriculum, step)) return notFound('step', 'GET /classroom/steps lists the steps.');
    classroom.runs.forget(workspace, step);
    classroom.own.forget(workspace, step);
    await classroom.progress.reset(workspace, step);
    await classroom.verdicts.forget(workspace, step);
    classroom.feed.publish(workspace, { type: 'progress', step, done: false });
    return answer({ done: false });
  });
