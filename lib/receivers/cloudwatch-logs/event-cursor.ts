import type { StoredSignal } from '../../telemetry/signal.ts';

/** A gap in the order of a group's events: between two, before the first or behind the last. */
export interface EventCursor {
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  seq: number;
}

/** A stored log event, with the time it is ordered by. */
export type StoredLog = Extract<StoredSignal, { signal: 'log' }>;

/** The time that the store orders a record by: its own, else when it was observed or received. */
export const timeOf = ({ log, receivedAt }: StoredLog): bigint =>
  log.time ?? log.observedTime ?? BigInt(receivedAt) * 1_000_000n;

export const cursorAt = (log: StoredLog): EventCursor => ({ time: timeOf(log), seq: log.seq });

/** The gap on the other side of the place that a cursor names: what is beyond it backwards includes that place. */
export const behind = ({ time, seq }: EventCursor): EventCursor => ({ time, seq: seq + 1 });
export const before = ({ time, seq }: EventCursor): EventCursor => ({ time, seq: seq - 1 });

/** Digits of the two parts; together as many as an event id of the service has. */
const TIME_DIGITS = 20;
const SEQ_DIGITS = 36;

/** A cursor as 56 digits: what stands in tokens, and what an event's id is made of. */
export const digitsOf = ({ time, seq }: EventCursor): string =>
  `${String(time).padStart(TIME_DIGITS, '0')}${String(Math.max(seq, 0)).padStart(SEQ_DIGITS, '0')}`;

/** The cursor in 56 digits, or null. */
export function cursorOf(digits: string): EventCursor | null {
  if (!/^\d{56}$/.test(digits)) return null;
  const seq = Number(digits.slice(TIME_DIGITS));
  const time = BigInt(digits.slice(0, TIME_DIGITS));
  return Number.isSafeInteger(seq) && time < 1n << 63n ? { time, seq } : null;
}
