import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, vi } from 'vitest';
// It keeps a registry on the global, and whichever file's test loads it first is not to blame for that.
import 'zod';

/** Everything in reach of a test that the next file in its thread would find as this one left it. */
const surroundings = (): Record<string, unknown> => ({
  'the environment': { ...process.env },
  'the names of globals': Object.getOwnPropertyNames(globalThis).toSorted(),
  'the functions of globals': { Date, fetch, setTimeout, random: Math.random, now: Date.now, parse: JSON.parse },
  prototypes: [Object, Array, String, Map, Set].map(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).toSorted(),
  ),
  clocks: vi.isFakeTimers(),
});

/** Set up for each file that shares its thread: whoever leaves something behind fails, and not whoever comes next. */
let found: Record<string, unknown>;
beforeAll(() => {
  found = surroundings();
});
afterAll(() => {
  const changed = Object.entries(surroundings()).filter(([what, now]) => !isDeepStrictEqual(now, found[what]));
  const named = changed.map(([what, now]) => what + newIn(now, found[what])).join(', ');
  if (named !== '') throw new Error(`Left changed for the next file in this thread: ${named}.`);
});

/** What a list has now and had not before, in words. */
function newIn(now: unknown, before: unknown): string {
  if (!Array.isArray(now) || !Array.isArray(before)) return '';
  const added = now.filter((one) => !before.includes(one));
  return added.every((one) => typeof one === 'string') ? ` (${added.join(', ')})` : '';
}
