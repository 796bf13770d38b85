import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MAX_TRACES = 200;

/** The newest traces, one line each. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = Number(new URL(request.url).searchParams.get('limit') ?? 50);
    const limit = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), MAX_TRACES) : 50;
    return answer({ traces: await classroom.engine.recentTraces(workspace, limit) });
  });
