import { z } from 'zod';
import { answer, operation, type Operation } from './call.ts';
import { readSegments } from './segments.ts';

/** The daemon puts fifty into a call; each one that is refused is told, and told takes time. */
const MOST_DOCUMENTS = 10_000;

export const putSchema = z.object({ TraceSegmentDocuments: z.array(z.string()).max(MOST_DOCUMENTS) });

/** https://docs.aws.amazon.com/xray/latest/api/API_PutTraceSegments.html */
export const putTraceSegments: Operation = operation(
  'PutTraceSegments',
  '/TraceSegments',
  putSchema,
  async ({ desk, input: { TraceSegmentDocuments } }) => {
    const { segments, unprocessed, refused, said } = readSegments(TraceSegmentDocuments);
    if (segments.length > 0 || refused.length > 0) {
      const signals = segments.map((segment) => ({ signal: 'segment' as const, segment }));
      await desk.file(signals, refused);
    }
    const traceIds = [...new Set(segments.map(({ traceId }) => traceId))];
    return {
      ...answer({ UnprocessedTraceSegments: unprocessed }),
      taken: { accepted: segments.length, refused, traceIds },
      said,
    };
  },
);

const recordsSchema = z.object({
  TelemetryRecords: z.array(z.object({ Timestamp: z.number() })),
  EC2InstanceId: z.string().max(20).nullish(),
  Hostname: z.string().max(255).nullish(),
  ResourceARN: z.string().max(500).nullish(),
});

/** What a daemon tells of itself; heard, and not kept: nobody reads it back. */
export const putTelemetryRecords: Operation = operation('PutTelemetryRecords', '/TelemetryRecords', recordsSchema, () =>
  Promise.resolve(answer({})),
);
