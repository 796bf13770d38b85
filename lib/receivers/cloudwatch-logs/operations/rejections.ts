import type { Problem } from '../../../telemetry/problem.ts';
import type { InputEvent } from './batch.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How old an event may be, and how far in the future; a retention is shorter, where the group has one. */
const OLDEST_MS = 14 * DAY_MS;
const NEWEST_MS = 2 * HOUR_MS;

/** Unix milliseconds. `expiry`: what is older is past the group's retention; null where it keeps for ever. */
export interface Clock {
  now: number;
  expiry: number | null;
}

/** Which events were left out: indices into the batch, as the service gives them. */
export interface RejectedInfo {
  /** The first event that is too new. */
  tooNewLogEventStartIndex?: number;
  /** The first event behind those that are too old. */
  tooOldLogEventEndIndex?: number;
  /** The first event behind those past the retention. */
  expiredLogEventEndIndex?: number;
}

export interface Sorted {
  taken: readonly InputEvent[];
  /** One for each event that was left out. */
  refused: Problem[];
  info: RejectedInfo;
}

/** Parts a batch, which is in chronological order, into what is taken and what is left out. */
export function sortOut(batch: readonly InputEvent[], { now, expiry }: Clock): Sorted {
  const expired = countBefore(batch, expiry ?? 0);
  const old = countBefore(batch, now - OLDEST_MS);
  const end = countBefore(batch, now + NEWEST_MS + 1);
  const start = Math.max(expired, old);
  const info: RejectedInfo = {
    ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
    ...(old > 0 ? { tooOldLogEventEndIndex: old } : {}),
    ...(end < batch.length ? { tooNewLogEventStartIndex: end } : {}),
  };
  const refused = batch.flatMap((_, index) => {
    if (index >= end) return tooNew;
    if (index < old) return tooOld;
    return index < expired ? pastRetention : [];
  });
  return { taken: batch.slice(start, end), refused, info };
}

function countBefore(batch: readonly InputEvent[], time: number): number {
  const index = batch.findIndex(({ timestamp }) => timestamp >= time);
  return index < 0 ? batch.length : index;
}

const tooNew: Problem = {
  code: 'logs/event-too-new',
  message: 'A log event was left out: its timestamp is more than two hours in the future.',
  hint: 'Timestamps are Unix milliseconds; check the clock and the unit (microseconds and nanoseconds look like this).',
};

const tooOld: Problem = {
  code: 'logs/event-too-old',
  message: 'A log event was left out: its timestamp is more than 14 days old.',
  hint: 'Timestamps are Unix milliseconds; seconds in their place look like 1970.',
};

const pastRetention: Problem = {
  code: 'logs/event-expired',
  message: 'A log event was left out: it is older than the log group’s retention.',
  hint: 'Send events when they happen, or keep them longer with PutRetentionPolicy.',
};
