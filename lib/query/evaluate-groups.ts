import { calculate } from './calculate.ts';
import type { ColumnValue } from './columns.ts';
import { concurrency, runsWithin, type Stretch } from './concurrency.ts';
import { bucketStarts, bucketWidthMs, firstBucketMs, NS_PER_MS } from './plan.ts';
import type { QueryRow } from './query-row.ts';
import { rateKeys, withRates, withWholeRates } from './rates.ts';
import type { QueryResult, ResultData } from './result.ts';
import { resultKey, scalarCalculations } from './result-keys.ts';
import type { QueryPlan } from './spec.ts';

/** The rows that have the same values in the breakdowns. */
export interface Group {
  key: ColumnValue[];
  rows: QueryRow[];
}

/** A group with its values, as a whole and by bucket. */
export interface ToldGroup extends Group {
  data: ResultData;
  series: QueryResult['series'];
}

/** What two groups have in common only if they are one. */
export const idOf = (key: readonly ColumnValue[]): string => JSON.stringify(key.map((value) => value ?? null));

export function groupsOf(plan: QueryPlan, rows: readonly QueryRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = plan.spec.breakdowns.map((column) => row.value(column));
    const id = idOf(key);
    const group = groups.get(id) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  const empty = plan.spec.breakdowns.length === 0 && groups.size === 0;
  return empty ? [{ key: [], rows: [] }] : [...groups.values()];
}

/** How often a row counts: by its weight, or once in usage mode (W3). */
export const countsAs = (plan: QueryPlan, row: QueryRow): number => (plan.spec.usage_mode ? 1 : row.weight);

/** Which time bucket a row falls into, from 0. */
export const bucketOf = (plan: QueryPlan, row: QueryRow): number =>
  Number((row.at - BigInt(firstBucketMs(plan)) * NS_PER_MS) / (BigInt(bucketWidthMs(plan)) * NS_PER_MS));

/** The part of a group that lies in a stretch of time. */
interface Part {
  key: ColumnValue[];
  /** The rows that began in it. */
  began: QueryRow[];
  /** Rows that may run in it, whenever they began. */
  running: QueryRow[];
  stretch: Stretch;
}

function dataOf(plan: QueryPlan, { key, began, running, stretch }: Part): ResultData {
  const keys = plan.spec.breakdowns.map((column, index) => [column, key[index] ?? null] as const);
  const weight = (row: QueryRow): number => countsAs(plan, row);
  const values = scalarCalculations(plan.spec).map((calculation) => {
    const { op, column } = calculation;
    if (op === 'CONCURRENCY') return [op, concurrency(running, stretch, weight)] as const;
    const held = began.map((row) => ({ value: column == null ? undefined : row.value(column), weight: weight(row) }));
    return [resultKey(calculation), calculate(calculation, held)] as const;
  });
  return Object.fromEntries<ResultData[string]>([...keys, ...values]);
}

const bucketStretch = (plan: QueryPlan, start: number): Stretch => ({
  from: BigInt(start) * NS_PER_MS,
  to: BigInt(start + bucketWidthMs(plan)) * NS_PER_MS,
});

/** A group's values. Buckets in which nothing began, and nothing runs that is asked for, are left out. */
export function tellGroup(plan: QueryPlan, { key, rows }: Group): ToldGroup {
  const window = { from: BigInt(plan.from) * NS_PER_MS, to: BigInt(plan.to) * NS_PER_MS };
  // The window's end cuts off what runs on behind it.
  const within = rows.map((row) => ({ ...row, took: runsWithin(row, window) }));
  const bucketOfRow = within.map((row) => bucketOf(plan, row));
  const asksForRunning = plan.spec.calculations.some(({ op }) => op === 'CONCURRENCY');
  const buckets = bucketStarts(plan).flatMap((start, index) => {
    const stretch = bucketStretch(plan, start);
    const began = within.filter((_, place) => bucketOfRow[place] === index);
    const runs = asksForRunning && within.some((row) => runsWithin(row, stretch) > 0n);
    return began.length === 0 && !runs ? [] : [{ start, data: dataOf(plan, { key, began, running: within, stretch }) }];
  });
  const rates = rateKeys(plan.spec);
  const told = buckets.map(({ data }) => data);
  const whole = dataOf(plan, { key, began: rows, running: within, stretch: window });
  const series = withRates(rates, told).map((data, index) => ({
    time: new Date(buckets[index]?.start ?? 0).toISOString(),
    data,
  }));
  return { key, rows, data: withWholeRates(rates, whole, told), series };
}
