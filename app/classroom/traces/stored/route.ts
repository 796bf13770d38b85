import { z } from 'zod';
import { spanIdSchema, traceIdSchema } from '@/lib/telemetry/ids.ts';
import { MOST_ASKED_SPANS, type Stored } from '@/lib/telemetry/stored-spans.ts';
import { readAddress } from '../../_door/read-address.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

const spanSchema = z.templateLiteral([traceIdSchema, '/', spanIdSchema]);
const tooMany = `at most ${MOST_ASKED_SPANS} are asked for at once`;
const wantedSchema = z.strictObject({
  spans: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(spanSchema).max(MOST_ASKED_SPANS, tooMany)),
});

/** What is stored of spans that others link to: `?spans=trace id/span id,…`. Answers in that order. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom: { engine }, workspace }) => {
    const wanted = readAddress(request.url, wantedSchema, 'trace/bad-id');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const stored = wanted.ok.spans.map(async (name): Promise<Stored> => {
      const [traceId = '', spanId = ''] = name.split('/');
      if ((await engine.spanOf(workspace, { traceId, spanId })) !== null) return 'span';
      return (await engine.spansOfTrace(workspace, traceId, 1)).length > 0 ? 'trace' : 'nothing';
    });
    return answer({ stored: await Promise.all(stored) });
  });
