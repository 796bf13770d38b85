import { answer, notFound, reading } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MAX_PATIENCE_MS = 60_000;

/** A run's newest report. `?wait=MS` holds the answer back until the run is closed, or so long. */
export const GET = (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const { runId } = await params;
    const wait = Number(new URL(request.url).searchParams.get('wait') ?? 0);
    const patience = Number.isFinite(wait) ? Math.min(Math.max(wait, 0), MAX_PATIENCE_MS) : 0;
    const state = await classroom.runs.closed(workspace, runId, patience);
    if (!state) return notFound('run', 'A restart forgets open runs: run the step again.');
    return answer({ runId, report: state.report, open: state.open, traceIds: state.run.traceIds });
  });
