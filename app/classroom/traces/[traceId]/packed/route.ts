import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { frameTrace } from '@/lib/telemetry/packed-trace.ts';
import { reading, refuse } from '../../../_door/respond.ts';
import { MAX_SPANS, wantedTrace } from '../wanted.ts';

export const dynamic = 'force-dynamic';

/** The same trace for a page: packed, so that fifty thousand spans are read in about a second. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedTrace((await params).traceId);
    if ('problem' in wanted) return refuse(400, wanted.problem);
    const { bytes, truncated } = await classroom.engine.packedTrace(workspace, wanted.traceId, MAX_SPANS);
    const syntheticRoots = await syntheticRootsOf(classroom, workspace, wanted.traceId);
    return new Response(frameTrace({ syntheticRoots, truncated }, bytes), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
    });
  });
