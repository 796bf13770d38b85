import type { Arrival } from '@/lib/telemetry/arrival.ts';
import { isOurs, isRefused, type Ours } from './arrival-words.ts';

/** How many are listed: enough to look back on, few enough to draw. */
export const MOST_LISTED = 200;

/** The newest first, each once, and no more than are listed. */
export function withArrivals(known: readonly Arrival[], fresh: readonly Arrival[]): Arrival[] {
  const byId = new Map([...known, ...fresh].map((arrival) => [arrival.id, arrival]));
  return [...byId.values()].sort((one, other) => other.id - one.id).slice(0, MOST_LISTED);
}

export const filters = {
  all: { label: 'All', keeps: () => true },
  refused: { label: 'Refused', keeps: (arrival: Arrival) => isRefused(arrival) || arrival.refused > 0 },
  outside: { label: 'Only from outside', keeps: (arrival: Arrival, ours: Ours) => !isOurs(arrival, ours) },
} as const;

export type Filter = keyof typeof filters;

/** What a filter leaves. */
export const listed = (arrivals: readonly Arrival[], filter: Filter, ours: Ours): Arrival[] =>
  arrivals.filter((arrival) => filters[filter].keeps(arrival, ours));
