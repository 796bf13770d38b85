import type { StoredSpan } from '../telemetry/span.ts';
import { calculate, sumOfWeights } from './calculate.ts';
import { calculatedFields, withFields } from './calculated-fields.ts';
import type { ColumnValue } from './columns.ts';
import { passesHavings } from './having.ts';
import { heatmapOfPoints } from './heatmap-of-rows.ts';
import { matchesFilter } from './match-filter.ts';
import { compareRows } from './order-rows.ts';
import { ALL_DATASETS, bucketStarts, bucketWidthMs } from './plan.ts';
import { spanRow, type QueryRow } from './query-row.ts';
import type { Heatmap, QueryResult, ResultData, ResultRow } from './result.ts';
import { heatmapColumns, resultKey, scalarCalculations } from './result-keys.ts';
import type { QueryPlan } from './spec.ts';

/** Groups that `series` covers at most. */
export const SERIES_GROUPS = 100;

interface Group {
  key: ColumnValue[];
  rows: QueryRow[];
}

const NS_PER_MS = 1_000_000n;

function matchingRows(plan: QueryPlan, rows: readonly QueryRow[]): QueryRow[] {
  const { filters, filter_combination: combination } = plan.spec;
  const from = BigInt(plan.from) * NS_PER_MS;
  const to = BigInt(plan.to) * NS_PER_MS;
  return rows.filter((row) => {
    if (row.at < from || row.at >= to) return false;
    if (plan.dataset !== ALL_DATASETS && row.service !== plan.dataset) return false;
    const passes = (filter: (typeof filters)[number]): boolean => matchesFilter(filter, row.value(filter.column));
    return filters.length === 0 || (combination === 'AND' ? filters.every(passes) : filters.some(passes));
  });
}

function groupsOf(plan: QueryPlan, rows: readonly QueryRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = plan.spec.breakdowns.map((column) => row.value(column));
    const id = JSON.stringify(key.map((value) => value ?? null));
    const group = groups.get(id) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  const empty = plan.spec.breakdowns.length === 0 && groups.size === 0;
  return empty ? [{ key: [], rows: [] }] : [...groups.values()];
}

/** How often a row counts: by its weight, or once in usage mode (W3). */
const countsAs = (plan: QueryPlan, row: QueryRow): number => (plan.spec.usage_mode ? 1 : row.weight);

function dataOf(plan: QueryPlan, group: Group): ResultData {
  const keys = plan.spec.breakdowns.map((column, index) => [column, group.key[index] ?? null] as const);
  const values = scalarCalculations(plan.spec).map((calculation) => {
    const { column } = calculation;
    const held = group.rows.map((row) => ({
      value: column == null ? undefined : row.value(column),
      weight: countsAs(plan, row),
    }));
    return [resultKey(calculation), calculate(calculation, held)] as const;
  });
  return Object.fromEntries<ResultData[string]>([...keys, ...values]);
}

function heatmapOf(plan: QueryPlan, column: string, rows: readonly QueryRow[]): Heatmap {
  const points = rows.flatMap((row) => {
    const value = row.value(column);
    return typeof value === 'number' && Number.isFinite(value)
      ? [{ bucket: bucketOf(plan, row), value, weight: countsAs(plan, row) }]
      : [];
  });
  return heatmapOfPoints(column, points);
}

const bucketOf = (plan: QueryPlan, row: QueryRow): number =>
  Number((row.at - BigInt(bucketStarts(plan)[0] ?? 0) * NS_PER_MS) / (BigInt(bucketWidthMs(plan)) * NS_PER_MS));

/**
 * Runs a query over spans in memory, in the plainest way there is: what a query means, as code. The offline checker
 * uses it, and every store's answers are compared with it.
 */
export function evaluateQuery(plan: QueryPlan, all: readonly StoredSpan[]): QueryResult {
  const fields = calculatedFields(plan.spec);
  const rows = matchingRows(
    plan,
    all.map((span) => withFields(spanRow(span), fields)),
  );
  const groups = groupsOf(plan, rows)
    .map((group) => ({ group, data: dataOf(plan, group) }))
    .filter(({ data }) => passesHavings(plan.spec, data))
    .sort((left, right) => compareRows(plan, left.data, right.data));
  const shown = groups.slice(0, plan.spec.limit);
  const buckets = bucketStarts(plan);
  const sampled = sumOfWeights(rows) !== rows.length;
  return {
    buckets,
    results: shown.map(({ data, group }) => rowOf(data, group, sampled)),
    series: shown.slice(0, SERIES_GROUPS).flatMap(({ group }) => seriesOf(plan, group, buckets)),
    heatmaps: heatmapColumns(plan.spec).map((column) => heatmapOf(plan, column, rows)),
    matched: rows.length,
    standFor: sumOfWeights(rows),
    truncated: groups.length > shown.length,
    elapsedMs: 0,
  };
}

const rowOf = (data: ResultData, { rows }: Group, sampled: boolean): ResultRow =>
  sampled ? { data, counts: { sent: rows.length, standFor: sumOfWeights(rows) } } : { data };

function seriesOf(plan: QueryPlan, group: Group, buckets: number[]): QueryResult['series'] {
  const byBucket = new Map<number, QueryRow[]>();
  for (const row of group.rows) {
    const bucket = bucketOf(plan, row);
    byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), row]);
  }
  return [...byBucket].sort(([a], [b]) => a - b).map(([bucket, rows]) => ({
    time: new Date(buckets[bucket] ?? 0).toISOString(),
    data: dataOf(plan, { key: group.key, rows }),
  })); // prettier-ignore
}
