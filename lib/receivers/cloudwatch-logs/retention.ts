import type { Desk } from '../desk.ts';
import { nanoseconds, type LogGroup } from './catalogue.ts';

const DAY_MS = 86_400_000;

/** The terms that the service knows, in days. */
export const retentionTerms = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Unix milliseconds before which a group keeps nothing; null where it keeps for ever. */
export const expiryOf = ({ retentionInDays }: LogGroup, now: number): number | null =>
  retentionInDays === undefined ? null : now - retentionInDays * DAY_MS;

/**
 * A time range narrowed to what the group still keeps, so that what has expired is not read even where it was not
 * removed yet.
 * @param from Unix milliseconds, inclusive
 */
export function keptFrom(group: LogGroup, from: number | undefined, now: number): bigint | undefined {
  const expiry = expiryOf(group, now);
  if (expiry === null) return from === undefined ? undefined : nanoseconds(from);
  return nanoseconds(Math.max(from ?? 0, expiry));
}

/** Removes what has expired; says how many events that were. */
export async function removeExpired(desk: Desk, group: LogGroup): Promise<number> {
  const expiry = expiryOf(group, desk.now());
  if (expiry === null) return 0;
  return desk.removeSignals({ signal: 'log', place: group.logGroupName, to: nanoseconds(expiry) });
}
