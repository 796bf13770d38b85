import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { spanToJson } from '@/lib/telemetry/span-json.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';
import { MAX_SPANS } from '@/lib/telemetry/packed-trace.ts';
import { wantedTrace } from './wanted.ts';

export const dynamic = 'force-dynamic';

/** A trace's spans in order of arrival, and the made-up parents that count as its roots. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedTrace((await params).traceId);
    if ('problem' in wanted) return refuse(400, wanted.problem);
    const spans = await classroom.engine.spansOfTrace(workspace, wanted.traceId, MAX_SPANS + 1);
    return answer({
      spans: spans.slice(0, MAX_SPANS).map(spanToJson),
      syntheticRoots: await syntheticRootsOf(classroom, workspace, wanted.traceId),
      truncated: spans.length > MAX_SPANS,
    });
  });
