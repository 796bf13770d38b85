import { z } from 'zod';
import type { UsageWindow } from './usage.ts';

/** Traces that were read back through an API: fetched whole, and looked at on the way to an answer. */
export interface TraceReads {
  retrieved: number;
  scanned: number;
}

/** The documents that count reads: one for each day, under its date in UTC. */
export const TRACE_READS = 'trace-reads';

const count = z.number().int().nonnegative();

/** The reads of each minute of a day, by `HH:MM`; a minute without any is left out. */
const daySchema = z.record(z.string(), z.object({ retrieved: count, scanned: count }));
export type DayOfReads = z.infer<typeof daySchema>;

const none: TraceReads = { retrieved: 0, scanned: 0 };
const sum = (one: TraceReads, other: TraceReads): TraceReads => ({
  retrieved: one.retrieved + other.retrieved,
  scanned: one.scanned + other.scanned,
});

/** The document that a moment’s reads are counted in. @param at Unix milliseconds */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A day with more reads in it. `body` is what is stored of the day: whatever is no such document counts as none. */
export function withReads(body: unknown, at: number, reads: TraceReads): DayOfReads {
  const day = daySchema.safeParse(body).data ?? {};
  const minute = new Date(at).toISOString().slice(11, 16);
  return { ...day, [minute]: sum(day[minute] ?? none, reads) };
}

/** The reads of a window, whole minutes: the one that the window begins in counts. */
export function readsWithin(days: readonly { id: string; body: unknown }[], { from, to }: UsageWindow): TraceReads {
  const first = Math.floor(from / 60_000) * 60_000;
  return days
    .flatMap(({ id, body }) =>
      Object.entries(daySchema.safeParse(body).data ?? {}).flatMap(([minute, reads]) => {
        const at = Date.parse(`${id}T${minute}:00Z`);
        return at >= first && at < to ? [reads] : [];
      }),
    )
    .reduce(sum, none);
}
