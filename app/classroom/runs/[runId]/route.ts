import { z } from 'zod';
import { answer, bodyOf, changing, notFound, reading } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MAX_PATIENCE_MS = 60_000;

type Context = { params: Promise<{ runId: string }> };

const forgotten = (): Response => notFound('run', 'A restart forgets open runs: run the step again.');

/** A run's newest report. `?wait=MS` holds the answer back until the run is closed, or so long. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const { runId } = await params;
    const wait = Number(new URL(request.url).searchParams.get('wait') ?? 0);
    const patience = Number.isFinite(wait) ? Math.min(Math.max(wait, 0), MAX_PATIENCE_MS) : 0;
    const state = await classroom.runs.closed(workspace, runId, patience);
    if (!state) return forgotten();
    return answer({ runId, report: state.report, open: state.open, traceIds: state.run.traceIds });
  });

const changeSchema = z.union([z.strictObject({ close: z.literal(true) }), z.strictObject({ sent: z.literal(true) })]);

/**
 * `{"close": true}` has an open run judged now, on what has arrived so far; `{"sent": true}` says that the last of its
 * requests is answered, so that it is waited for what comes of them and no longer.
 */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, changeSchema);
    if ('refusal' in read) return read.refusal;
    const { runId } = await params;
    const { runs } = classroom;
    const isKnown = 'sent' in read.body ? runs.sent(workspace, runId) : runs.close(workspace, runId, 'asked');
    if (!isKnown) return forgotten();
    return answer({ runId });
  });
