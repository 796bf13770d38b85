import type { JsonObject, JsonValue } from '../telemetry/json.ts';
import { errorLevels, type ErrorOccurrence } from '../telemetry/error-occurrence.ts';
import type { LogEvent } from '../telemetry/log-event.ts';
import { segmentKinds, type Segment } from '../telemetry/segment.ts';
import type { Signal } from '../telemetry/signal.ts';
import { anyAttributes, anyValue, hex, hostileTexts, pick, whole, type Random } from './random-spans.fixture.ts';
import { batch, NOW } from './spans.fixture.ts';
import type { Batch } from './telemetry-store.ts';

/** The fixtures' clock in nanoseconds. */
export const NOW_NS = BigInt(NOW) * 1_000_000n;

/** `seconds` after the fixtures' clock. */
export const at = (seconds: number): bigint => NOW_NS + BigInt(seconds) * 1_000_000_000n;

let minted = 0;
const digits = (count: number, first: string): string => (minted += 1).toString(16).padStart(count, first);

/** A plain log record; what a test is about it says itself. */
export function log(overrides: Partial<LogEvent> = {}): Signal {
  const plain: LogEvent = {
    traceId: null, spanId: null, time: NOW_NS, observedTime: null, severityNumber: 9, severityText: 'INFO',
    body: { type: 'string', value: 'GET /home' }, eventName: '', attributes: {}, group: 'cruddur', stream: 'one',
    resource: { attributes: {}, schemaUrl: '' }, scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
  }; // prettier-ignore
  return { signal: 'log', log: { ...plain, ...overrides } };
}

/** A plain segment document, each time of a trace of its own. */
export function segment(overrides: Partial<Segment> = {}): Signal {
  const plain: Segment = {
    traceId: digits(32, 'a'), segmentId: digits(16, 'b'), parentId: null, kind: 'segment', name: 'backend',
    start: NOW_NS, end: at(1), document: { name: 'backend' },
  }; // prettier-ignore
  return { signal: 'segment', segment: { ...plain, ...overrides } };
}

/** A plain occurrence of an error. */
export function error(overrides: Partial<ErrorOccurrence> = {}): Signal {
  const plain: ErrorOccurrence = {
    uuid: digits(32, 'e'), fingerprint: 'f1', title: 'TypeError: no', level: 'error', environment: 'production',
    traceId: null, spanId: null, time: NOW_NS, data: { body: {} },
  }; // prettier-ignore
  return { signal: 'error', error: { ...plain, ...overrides } };
}

export const signalBatch = (signals: Signal[], overrides: Partial<Batch> = {}): Batch =>
  batch([], { signals, ...overrides });

const times = [0n, 1n, 1_795_000_000_123_456_789n, -5n, 2n ** 62n, 2n ** 63n - 1n, 2n ** 64n - 1n] as const;
const maybe = <T>(random: Random, value: T): T | null => (random() < 0.3 ? null : value);

function anyJson(random: Random, depth = 3): JsonValue {
  const leaves = [null, true, 0, -1.5, 1e21, 5e-324, '', '\ud800', ...hostileTexts] as const;
  if (depth === 0 || random() < 0.4) return pick(random, leaves);
  return random() < 0.5 ? Array.from({ length: whole(random, 4) }, () => anyJson(random, depth - 1)) : anyObject(random, depth - 1);
} // prettier-ignore

const anyObject = (random: Random, depth = 3): JsonObject =>
  Object.fromEntries(
    Array.from({ length: whole(random, 5) }, () => [pick(random, hostileTexts), anyJson(random, depth)] as const),
  );

const anyLog = (random: Random): LogEvent => ({
  traceId: maybe(random, hex(random, 32)),
  spanId: maybe(random, hex(random, 16)),
  time: maybe(random, pick(random, times)),
  observedTime: maybe(random, pick(random, times)),
  severityNumber: whole(random, 25),
  severityText: pick(random, hostileTexts),
  body: maybe(random, anyValue(random)),
  eventName: pick(random, hostileTexts),
  attributes: anyAttributes(random, 6),
  ...(random() < 0.5 && { group: pick(random, hostileTexts), stream: pick(random, hostileTexts) }),
  resource: { attributes: anyAttributes(random, 3), schemaUrl: pick(random, ['', 'https://example.com/schema']) },
  scope: { name: pick(random, hostileTexts), version: '1', attributes: anyAttributes(random, 2), schemaUrl: '' },
});

const anySegment = (random: Random): Segment => ({
  traceId: hex(random, 32),
  segmentId: hex(random, 16),
  parentId: maybe(random, hex(random, 16)),
  kind: pick(random, segmentKinds),
  name: pick(random, hostileTexts),
  start: pick(random, times),
  end: maybe(random, pick(random, times)),
  document: anyObject(random),
});

const anyError = (random: Random): ErrorOccurrence => ({
  uuid: pick(random, hostileTexts),
  fingerprint: pick(random, hostileTexts),
  title: pick(random, hostileTexts),
  level: pick(random, errorLevels),
  environment: pick(random, hostileTexts),
  traceId: maybe(random, hex(random, 32)),
  spanId: maybe(random, hex(random, 16)),
  time: pick(random, times),
  data: anyObject(random),
});

/** A signal that a hostile sender could make, every field at its edges. */
export function anySignal(random: Random): Signal {
  const made: (() => Signal)[] = [
    () => ({ signal: 'log', log: anyLog(random) }),
    () => ({ signal: 'segment', segment: anySegment(random) }),
    () => ({ signal: 'error', error: anyError(random) }),
  ];
  return pick(random, made)();
}
