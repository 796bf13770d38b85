import { forwardToStage } from '@/lib/stages/forward-to-stage.ts';
import { answer, changing, refuse } from '../../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ step: string; variant: string }> };

/** Forwards a click to a step's stage, which is started by the first click on it. Never traced itself. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { step, variant } = await params;
    const click = { step, variant, traceparent: request.headers.get('traceparent') };
    const room = classroom.stageRoom(workspace);
    const outcome = await forwardToStage(classroom.stages, room === undefined ? click : { ...click, room });
    return 'code' in outcome ? refuse(404, outcome) : answer(outcome);
  });
