import { z } from 'zod';
import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { frameTrace, MAX_SPANS } from '@/lib/telemetry/packed-trace.ts';
import { readAddress } from '../../../_door/read-address.ts';
import { reading, refuse } from '../../../_door/respond.ts';
import { wantedTrace } from '../wanted.ts';

export const dynamic = 'force-dynamic';

const asked = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'takes the number that an earlier answer went up to')
    .transform(Number)
    .default(0),
});

/**
 * The same trace for a page: packed, so that fifty thousand spans are read in about a second. `?after=` asks for what
 * was added since an earlier answer, by its `upTo`.
 */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedTrace((await params).traceId);
    if ('problem' in wanted) return refuse(400, wanted.problem);
    const from = readAddress(request.url, asked, 'trace/bad-query');
    if ('problems' in from) return refuse(400, ...from.problems);
    const wish = { limit: MAX_SPANS, after: from.ok.after };
    const { bytes, ...facts } = await classroom.engine.packedTrace(workspace, wanted.traceId, wish);
    const syntheticRoots = await syntheticRootsOf(classroom, workspace, wanted.traceId);
    return new Response(frameTrace({ syntheticRoots, ...facts }, bytes), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
    });
  });
