import { traceIdSchema } from '@/lib/telemetry/ids.ts';
import { spanToJson } from '@/lib/telemetry/span-json.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** More than this is cut, and said so: a page that swallows a larger trace whole would freeze the browser. */
const MAX_SPANS = 50_000;

/** A trace's spans in order of arrival, and the made-up parents that count as its roots. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const parsed = traceIdSchema.safeParse((await params).traceId);
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message ?? 'This is no trace id.';
      return refuse(400, { code: 'trace/bad-id', message, hint: 'Copy the id whole, 32 digits, from the trace list.' });
    }
    const spans = await classroom.engine.spansOfTrace(workspace, parsed.data, MAX_SPANS + 1);
    const announced = classroom.runs.syntheticRoots(workspace, parsed.data);
    const kept = await classroom.verdicts.syntheticRoots(workspace, parsed.data);
    return answer({
      spans: spans.slice(0, MAX_SPANS).map(spanToJson),
      syntheticRoots: [...new Set([...announced, ...kept])],
      truncated: spans.length > MAX_SPANS,
    });
  });
