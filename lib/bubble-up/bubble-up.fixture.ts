import { noSides, type ColumnTally, type Sides, type Value } from './tally.ts';

const tally = (rows: number, weight = rows) => ({ rows, weight });

export const sides = (inside: number, outside: number): Sides => ({ inside: tally(inside), outside: tally(outside) });

/** A column of which each value has so many rows inside and outside. */
export function column(name: string, counts: [value: Value, inside: number, outside: number][]): ColumnTally {
  const present = noSides();
  for (const [, inside, outside] of counts) {
    present.inside = tally(present.inside.rows + inside);
    present.outside = tally(present.outside.rows + outside);
  }
  return {
    column: name,
    distinct: counts.length,
    measure: false,
    present,
    values: counts.map(([value, inside, outside]) => ({ value, whole: true, ...sides(inside, outside) })),
    above: null,
    below: null,
    range: null,
  };
}
