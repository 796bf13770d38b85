import { forwardToStage } from '@/lib/stages/forward-to-stage.ts';
import { stagePathSchema } from '@/lib/checker/stimulus.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { answer, changing, refuse } from '../../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ step: string; variant: string }> };

const wrongPath: Problem = {
  code: 'stage/wrong-path',
  message: 'A stage is asked for a path that begins with one slash.',
  hint: 'Reload the lesson and try again.',
};

/** Forwards a click to a step's stage, which is started by the first click on it. Never traced itself. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { step, variant } = await params;
    const { searchParams } = new URL(request.url);
    const asked = stagePathSchema.safeParse(searchParams.get('path') ?? undefined);
    if (!asked.success) return refuse(400, wrongPath);
    const click = {
      step,
      variant,
      traceparent: request.headers.get('traceparent'),
      ...(asked.data === undefined ? {} : { path: asked.data }),
      ...(searchParams.get('through') === 'load-balancer' ? { through: 'load-balancer' as const } : {}),
    };
    const room = classroom.stageRoom(workspace);
    const outcome = await forwardToStage(classroom.stages, room === undefined ? click : { ...click, room });
    return 'code' in outcome ? refuse(404, outcome) : answer(outcome);
  });
