import { setImmediate } from 'node:timers/promises';
import { isObject, listIn } from '../../../telemetry/json-fields.ts';
import type { JsonObject } from '../../../telemetry/json.ts';
import type { SignalFilter } from '../../../telemetry/signal-query.ts';
import type { StoredSignal } from '../../../telemetry/signal.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import type { Desk } from '../../desk.ts';
import { assembleTrace, type AssembledTrace } from '../../../projection/xray/trace/assemble-trace.ts';

/** So many at a time are in memory, and no more. */
const PAGE = 1000;
const PAGE_BYTES = 8 * 1024 * 1024;
/** Documents looked at for one answer; a busier time frame is answered by its latest. */
const MOST_SCANNED = 100_000;

/** Characters of one trace’s documents; the service stops at 500 KB. What comes later is left out of answers. */
const MOST_OF_A_TRACE = 5 * 1024 * 1024;
/** Segments and subsegments of one trace, which cost more than their characters. */
const MOST_PARTS = 20_000;

/** A trace of the workspace, and how many documents it is made of. */
export interface FoundTrace {
  trace: AssembledTrace;
  documents: number;
  /** It has more than is answered with. */
  isCut: boolean;
}

/** All segments that a filter names, a page at a time. */
async function* segmentsOf(desk: Desk, filter: SignalFilter): AsyncGenerator<(StoredSignal & { signal: 'segment' })[]> {
  let beyond: SignalFilter['beyond'];
  for (let scanned = 0; scanned < MOST_SCANNED;) {
    const asked = { ...filter, signal: 'segment', limit: PAGE, mostBytes: PAGE_BYTES } as const;
    const { signals, more } = await desk.signals({ ...asked, ...(beyond && { beyond }) });
    yield signals.filter((stored): stored is StoredSignal & { signal: 'segment' } => stored.signal === 'segment');
    if (more === null) return;
    scanned += signals.length;
    beyond = more;
  }
}

/** One trace’s documents, up to what an answer may hold. */
class Documents {
  readonly segments: Segment[] = [];
  isCut = false;
  #size = 0;
  #parts = 0;

  add(segment: Segment): void {
    if (this.isCut) return;
    this.#size += JSON.stringify(segment.document).length;
    this.#parts += partsIn(segment.document);
    this.isCut = this.#size > MOST_OF_A_TRACE || this.#parts > MOST_PARTS;
    if (!this.isCut) this.segments.push(segment);
  }
}

/** How many segments and subsegments a document holds. */
function partsIn(document: JsonObject): number {
  let count = 0;
  const open = [document];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    count += 1;
    for (const inner of listIn(part, 'subsegments')) if (isObject(inner)) open.push(inner);
  }
  return count;
}

/** The traces of these ids (32 hex digits), in the order asked for; those that are not here are left out. */
export async function tracesOf(desk: Desk, traceIds: readonly string[]): Promise<FoundTrace[]> {
  if (traceIds.length === 0) return [];
  const byTrace = new Map(traceIds.map((traceId) => [traceId, new Documents()]));
  for await (const page of segmentsOf(desk, { traceIds, order: 'stored' })) {
    for (const { segment } of page) byTrace.get(segment.traceId)?.add(segment);
  }
  const found: FoundTrace[] = [];
  for (const { segments, isCut } of byTrace.values()) {
    if (segments.length === 0) continue;
    // Everybody waits for this thread: what came meanwhile goes first.
    await setImmediate();
    found.push({ trace: assembleTrace(segments), documents: segments.length, isCut });
  }
  return found;
}

/** What a time frame is about: when a trace began, when it was written, or when one of its segments ended. */
export const timeRangeTypes = ['TraceId', 'Event', 'Service'] as const;
export type TimeRangeType = (typeof timeRangeTypes)[number];

/** Nanoseconds since the Unix epoch: from inclusive, to exclusive. */
export interface TimeFrame {
  from: bigint;
  to: bigint;
  type: TimeRangeType;
}

const HOUR = 3_600_000_000_000n;
const toMs = (nanos: bigint): number => Number(nanos / 1_000_000n);

const filters: Record<TimeRangeType, (frame: TimeFrame) => SignalFilter> = {
  TraceId: ({ from, to }) => ({ from, to, order: 'newest' }),
  Event: ({ from }) => ({ receivedFrom: toMs(from), order: 'stored' }),
  // By its end, which is not what it is kept by: whatever began up to an hour before may end in the frame.
  Service: ({ from, to }) => ({ from: from - HOUR, to, order: 'newest' }),
};

function isWithin(
  { segment, receivedAt }: StoredSignal & { signal: 'segment' },
  { type, from, to }: TimeFrame,
): boolean {
  if (type === 'TraceId') return true;
  if (type === 'Event') return receivedAt < toMs(to);
  return segment.end !== null && segment.end >= from && segment.end < to;
}

/** A trace by when it begins, as far as the time frame shows. */
export interface Sighted {
  traceId: string;
  start: bigint;
}

/** Traces that a time frame has segments of, the latest first. */
export async function sightedIn(desk: Desk, frame: TimeFrame): Promise<Sighted[]> {
  const starts = new Map<string, bigint>();
  for await (const page of segmentsOf(desk, filters[frame.type](frame))) {
    for (const stored of page.filter((each) => isWithin(each, frame))) {
      const { traceId, start } = stored.segment;
      const known = starts.get(traceId);
      if (known === undefined || start < known) starts.set(traceId, start);
    }
  }
  return [...starts].map(([traceId, start]) => ({ traceId, start })).toSorted(latestFirst);
}

/** The later first, and of the same time the greater id: an order without ties. */
export const latestFirst = (a: Sighted, b: Sighted): number => {
  if (a.start !== b.start) return a.start > b.start ? -1 : 1;
  return a.traceId > b.traceId ? -1 : 1;
};
