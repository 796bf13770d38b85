import { maskValue } from '../guard/mask.ts';
import { planQuery } from '../query/plan.ts';
import type { QueryPlan } from '../query/spec.ts';
import { querySpecSchema } from '../query/spec.ts';
import type { QueryResult } from '../query/result.ts';

/** A value that a column has, and in how many rows of the last day. */
export interface ShownValue {
  value: string | number | boolean;
  count: number;
}

const DAY_S = 86_400;
/** As many as somebody looks through; more are asked of the store, since those that look like secrets are left out. */
const MOST_VALUES = 30;
const MOST_ASKED = 60;
/** Nobody chooses a longer text from a list. */
const LONGEST_VALUE = 200;

/** Asks which values a column had within the last day, the most frequent first. `now` is Unix milliseconds. */
export function valuesPlan(column: string, now: number): QueryPlan {
  const spec = querySpecSchema.parse({
    breakdowns: [column],
    filters: [{ column, op: 'exists' }],
    time_range: DAY_S,
    limit: MOST_ASKED,
    usage_mode: true,
  });
  return planQuery(spec, now, undefined, { series: false });
}

/** The values as a page offers them: without those that look like a secret, by themselves or under their column. */
export function shownValues(column: string, { results }: Pick<QueryResult, 'results'>): ShownValue[] {
  return results
    .flatMap(({ data }) => {
      const value = data[column];
      if (value === null || value === undefined) return [];
      const text = String(value);
      const offered = text !== '' && text.length <= LONGEST_VALUE && maskValue({ key: column, text }).hidden === 0;
      return offered ? [{ value, count: Number(data.COUNT) }] : [];
    })
    .slice(0, MOST_VALUES);
}
