import { traceIdSchema } from '@/lib/telemetry/ids.ts';
import { frameTrace } from '@/lib/telemetry/packed-trace.ts';
import { reading, refuse } from '../../../_door/respond.ts';
import { MAX_SPANS, rootsOf } from '../roots-of.ts';

export const dynamic = 'force-dynamic';

/** The same trace for a page: packed, so that fifty thousand spans are read in about a second. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const parsed = traceIdSchema.safeParse((await params).traceId);
    if (!parsed.success) {
      return refuse(400, {
        code: 'trace/bad-id',
        message: 'This is no trace id.',
        hint: 'Copy the id whole, 32 digits.',
      });
    }
    const { bytes, truncated } = await classroom.engine.packedTrace(workspace, parsed.data, MAX_SPANS);
    const syntheticRoots = await rootsOf(classroom, workspace, parsed.data);
    return new Response(frameTrace({ syntheticRoots, truncated }, bytes), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
    });
  });
