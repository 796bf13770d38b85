import { traceIdSchema } from '@/lib/telemetry/ids.ts';
import { spanToJson } from '@/lib/telemetry/span-json.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';
import { MAX_SPANS, rootsOf } from './roots-of.ts';

export const dynamic = 'force-dynamic';

/** A trace's spans in order of arrival, and the made-up parents that count as its roots. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const parsed = traceIdSchema.safeParse((await params).traceId);
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message ?? 'This is no trace id.';
      return refuse(400, { code: 'trace/bad-id', message, hint: 'Copy the id whole, 32 digits, from the trace list.' });
    }
    const spans = await classroom.engine.spansOfTrace(workspace, parsed.data, MAX_SPANS + 1);
    return answer({
      spans: spans.slice(0, MAX_SPANS).map(spanToJson),
      syntheticRoots: await rootsOf(classroom, workspace, parsed.data),
      truncated: spans.length > MAX_SPANS,
    });
  });
