import type { JsonObject } from '../../../telemetry/json.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import { textIn } from '../../documents/json-value.ts';

/** Unix seconds at which every document begins. */
const START = 1_795_339_010;

const hex = (text: string): string => Buffer.from(text).toString('hex').padEnd(16, '0').slice(0, 16);

/** A subsegment with what a test does not care about filled in. Its id is spelt by its name. */
export const subsegment = (name: string, fields: JsonObject = {}): JsonObject => ({
  id: hex(name),
  name,
  start_time: START + 0.001,
  end_time: START + 0.002,
  ...fields,
});

/** A segment as a tracer under a web framework sends it, with what a test does not care about filled in. */
export const segment = (name: string, fields: JsonObject = {}): JsonObject => ({
  ...subsegment(name),
  http: {
    request: { method: 'GET', url: 'http://localhost:4567/api/activities/home', client_ip: '127.0.0.1' },
    response: { status: 200 },
  },
  ...fields,
});

/** A document as a receiver files it. */
export function filed(document: JsonObject, traceId = '0000000000000000000000000000a001'): Segment {
  const end = document['end_time'];
  return {
    traceId,
    segmentId: textIn(document, 'id'),
    parentId: textIn(document, 'parent_id') || null,
    kind: document['type'] === 'subsegment' ? 'subsegment' : 'segment',
    name: textIn(document, 'name'),
    start: BigInt(START) * 1_000_000_000n,
    end: typeof end === 'number' ? BigInt(Math.round(end * 1e6)) * 1000n : null,
    document,
  };
}
