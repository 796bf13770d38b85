import { z } from 'zod';
import type { Operation } from './call.ts';
import { answer, operation } from './call.ts';
import { encryptionOperations } from './encryption.ts';
import { graphOperations } from './graphs.ts';
import { groupOperations } from './groups.ts';
import { putTelemetryRecords, putTraceSegments } from './put-segments.ts';
import { traceOperations } from './read-traces.ts';
import { ruleOperations } from './sampling-rules.ts';
import { targetOperations } from './sampling-targets.ts';

/** Segments stay with the service itself, not in a log group: Transaction Search is off. */
const destination = operation('GetTraceSegmentDestination', '/GetTraceSegmentDestination', z.object({}), () =>
  Promise.resolve(answer({ Destination: 'XRay', Status: 'ACTIVE' })),
);

export const operations: readonly Operation[] = [
  putTraceSegments,
  putTelemetryRecords,
  ...traceOperations,
  ...graphOperations,
  ...ruleOperations,
  ...targetOperations,
  ...groupOperations,
  ...encryptionOperations,
  destination,
];

const byPath = new Map(operations.map((each) => [each.path, each]));

/** The operation that is posted to a path below the endpoint; a slash at its end makes no difference. */
export const operationAt = (path: string): Operation | undefined => byPath.get(path.replace(/\/$/, ''));
