import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MAX_TRACES = 200;

/** The newest traces, one line each. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = Number(new URL(request.url).searchParams.get('limit') ?? 50);
    const limit = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), MAX_TRACES) : 50;
    const traces = await classroom.engine.recentTraces(workspace, limit);
    // A parent that a client made up counts as root here as it does in the waterfall.
    for (const trace of traces) trace.hasRoot ||= classroom.runs.syntheticRoots(workspace, trace.traceId).length > 0;
    return answer({ traces });
  });
