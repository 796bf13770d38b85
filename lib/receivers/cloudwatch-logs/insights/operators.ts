import { compareValues, numberOf, truth, type Value } from './value.ts';

/**
 * Where one of the two is a number, the other has to be one as well, or a text that is one: `level >= 40` must not find
 * `"level":"info"` because of its letters.
 */
function areOrdered(one: Value, other: Value): boolean {
  if (one === null || other === null) return false;
  const areTexts = typeof one === 'string' && typeof other === 'string';
  return areTexts || (numberOf(one) !== null && numberOf(other) !== null);
}

const ordered =
  (holds: (order: number) => boolean) =>
  (one: Value, other: Value): Value =>
    truth(areOrdered(one, other) && holds(compareValues(one, other)));

/** A missing value equals nothing and has no order; it differs from everything. */
export const comparisons: Record<string, (one: Value, other: Value) => Value> = {
  '=': (one, other) => truth(one !== null && other !== null && compareValues(one, other) === 0),
  '!=': (one, other) => truth(one === null || other === null || compareValues(one, other) !== 0),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
};

/** What two numbers make; not always a finite one. */
export const calculations: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
  '^': (one, other) => one ** other,
};
