import { compareValues, truth, type Value } from './value.ts';

/** A missing value equals nothing and has no order; it differs from everything. */
export const comparisons: Record<string, (one: Value, other: Value) => Value> = {
  '=': (one, other) => truth(one !== null && other !== null && compareValues(one, other) === 0),
  '!=': (one, other) => truth(one === null || other === null || compareValues(one, other) !== 0),
  '<': (one, other) => truth(one !== null && other !== null && compareValues(one, other) < 0),
  '<=': (one, other) => truth(one !== null && other !== null && compareValues(one, other) <= 0),
  '>': (one, other) => truth(one !== null && other !== null && compareValues(one, other) > 0),
  '>=': (one, other) => truth(one !== null && other !== null && compareValues(one, other) >= 0),
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
