import type { Problem } from '@/lib/telemetry/problem.ts';

/** What is kept by name, one of a kind by its id. */
export interface Named {
  id: string;
  name: string;
}

/** What a page knows of the things that the workspace keeps by name. */
export interface Held<Thing> {
  loading: boolean;
  things: readonly Thing[];
  problems: Problem[];
  /** What was done last, in words. */
  notice: string;
  /** What was deleted last, as long as it can be had back. */
  deleted: Thing | null;
}

export const nothingYet: Held<never> = { loading: true, things: [], problems: [], notice: '', deleted: null };

/** Something was done, and with it what was wrong before is past. */
const done = <Thing extends Named>(
  notice: string,
  things: readonly Thing[],
  deleted: Thing | null = null,
): Held<Thing> => ({
  loading: false,
  things: things.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  problems: [],
  notice,
  deleted,
});

const others = <Thing extends Named>({ things }: Held<Thing>, id: string): Thing[] =>
  things.filter((thing) => thing.id !== id);

export const withThing = <Thing extends Named>(now: Held<Thing>, thing: Thing, notice: string): Held<Thing> =>
  done(notice, [...others(now, thing.id), thing]);

export const withoutThing = <Thing extends Named>(now: Held<Thing>, thing: Thing): Held<Thing> =>
  done(`“${thing.name}” is deleted.`, others(now, thing.id), thing);

/** A file brought several. */
export const withThings = <Thing extends Named>(now: Held<Thing>, things: Thing[], notice: string): Held<Thing> =>
  done(notice, [...now.things, ...things]);

export const refused = <Thing>(now: Held<Thing>, problems: Problem[]): Held<Thing> => ({
  ...now,
  loading: false,
  problems,
  notice: '',
});
