/** A time, which is shown as one and counts as its milliseconds. */
export class Instant {
  /** @param ms Unix milliseconds */
  constructor(readonly ms: number) {}
}

/** A value of a query; null where there is none. */
export type Value = string | number | Instant | null;

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

export function numberOf(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (value instanceof Instant) return value.ms;
  return value !== null && value.length < 400 && NUMBER.test(value) ? Number(value) : null;
}

/** As a result shows it: times as the service writes them, in UTC. */
export function textOf(value: Value): string {
  if (value instanceof Instant) return timeText(value.ms);
  return value === null ? '' : String(value);
}

function timeText(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString().replace('T', ' ').replace('Z', '');
}

/** Numbers by their size, everything else by its text; a missing value comes before all. */
export function compareValues(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a !== null && b !== null) return a - b;
  const [left, right] = [textOf(one), textOf(other)];
  return left < right ? -1 : Number(left > right);
}

export const truth = (is: boolean): number => (is ? 1 : 0);
export const isTrue = (value: Value): boolean => value !== null && value !== '' && numberOf(value) !== 0;

/** A value of JSON as a query sees it: booleans as 1 and 0, objects and lists as their text. */
export function valueOfJson(value: unknown): Value {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return truth(value);
    default:
      return value === null || value === undefined ? null : JSON.stringify(value);
  }
}
