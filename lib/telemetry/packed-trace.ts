import { unpackSpans } from './packed-spans.ts';
import type { StoredSpan } from './span.ts';

/** More than this is cut, and said so: a page that swallows a larger trace whole would freeze the browser. */
export const MAX_SPANS = 50_000;

/** What is said of a trace beside its spans. */
export interface TraceFacts {
  /** Made-up parents that count as its roots. */
  syntheticRoots: string[];
  /** It has more spans than were sent. */
  truncated: boolean;
  /** Where the store stood when it was read: what comes later has a higher `seq`. */
  upTo: number;
}

/** The facts' length as a 32-bit integer (little-endian), the facts as JSON, then the packed spans. */
export function frameTrace(facts: TraceFacts, spans: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(facts));
  const framed = new Uint8Array(4 + json.length + spans.length);
  new DataView(framed.buffer).setUint32(0, json.length, true);
  framed.set(json, 4);
  framed.set(spans, 4 + json.length);
  return framed;
}

/** A trace out of such a frame. */
export function readTrace(framed: Uint8Array): TraceFacts & { spans: StoredSpan[] } {
  const length = new DataView(framed.buffer, framed.byteOffset).getUint32(0, true);
  const facts = JSON.parse(new TextDecoder().decode(framed.subarray(4, 4 + length))) as TraceFacts;
  return { ...facts, spans: unpackSpans(framed.subarray(4 + length)) };
}
