import type { StoredSpan } from '../telemetry/span.ts';
import { calculate, quantile, sumOfWeights } from './calculate.ts';
import { columnValue, type ColumnValue } from './columns.ts';
import { compareDescending, compareValues } from './compare-values.ts';
import { heatmapScale, valueBucket } from './heatmap-scale.ts';
import { matchesFilter } from './match-filter.ts';
import { ALL_DATASETS, bucketStarts, bucketWidthMs } from './plan.ts';
import type { Heatmap, QueryResult, ResultData, ResultRow } from './result.ts';
import { heatmapColumns, resultKey, scalarCalculations } from './result-keys.ts';
import type { QueryPlan } from './spec.ts';
import { spanWeight } from './weight.ts';

/** Groups that `series` covers at most. */
export const SERIES_GROUPS = 100;

interface Group {
  key: ColumnValue[];
  spans: StoredSpan[];
}

const NS_PER_MS = 1_000_000n;

function matchingSpans(plan: QueryPlan, spans: readonly StoredSpan[]): StoredSpan[] {
  const { filters, filter_combination: combination } = plan.spec;
  const from = BigInt(plan.from) * NS_PER_MS;
  const to = BigInt(plan.to) * NS_PER_MS;
  return spans.filter((span) => {
    if (span.start < from || span.start >= to) return false;
    if (plan.dataset !== ALL_DATASETS && span.service !== plan.dataset) return false;
    const passes = (filter: (typeof filters)[number]): boolean =>
      matchesFilter(filter, columnValue(span, filter.column));
    return filters.length === 0 || (combination === 'AND' ? filters.every(passes) : filters.some(passes));
  });
}

function groupsOf(plan: QueryPlan, spans: readonly StoredSpan[]): Group[] {
  const groups = new Map<string, Group>();
  for (const span of spans) {
    const key = plan.spec.breakdowns.map((column) => columnValue(span, column));
    const id = JSON.stringify(key.map((value) => value ?? null));
    const group = groups.get(id) ?? { key, spans: [] };
    group.spans.push(span);
    groups.set(id, group);
  }
  const empty = plan.spec.breakdowns.length === 0 && groups.size === 0;
  return empty ? [{ key: [], spans: [] }] : [...groups.values()];
}

/** How often a span counts: by its weight, or once in usage mode (W3). */
const countsAs = (plan: QueryPlan, span: StoredSpan): number => (plan.spec.usage_mode ? 1 : spanWeight(span));

const standFor = (spans: readonly StoredSpan[]): number =>
  sumOfWeights(spans.map((span) => ({ weight: spanWeight(span) })));

function dataOf(plan: QueryPlan, group: Group): ResultData {
  const keys = plan.spec.breakdowns.map((column, index) => [column, group.key[index] ?? null] as const);
  const values = scalarCalculations(plan.spec).map((calculation) => {
    const { column } = calculation;
    const held = group.spans.map((span) => ({
      value: column == null ? undefined : columnValue(span, column),
      weight: countsAs(plan, span),
    }));
    return [resultKey(calculation), calculate(calculation, held)] as const;
  });
  return Object.fromEntries<ResultData[string]>([...keys, ...values]);
}

/** What the rows are ordered by: what was asked, or the first calculation, highest first; then the breakdowns (O1, O2). */
export function orderTerms(plan: QueryPlan): { key: string; descending: boolean }[] {
  const { orders, breakdowns } = plan.spec;
  const first = scalarCalculations(plan.spec)[0];
  const asked = orders.map((order) => ({
    key: order.op === undefined ? (order.column ?? '') : resultKey({ op: order.op, column: order.column }),
    descending: order.order === 'descending',
  }));
  const usual = first ? [{ key: resultKey(first), descending: true }] : [];
  return [...(asked.length > 0 ? asked : usual), ...breakdowns.map((key) => ({ key, descending: false }))];
}

function compareRows(plan: QueryPlan, left: ResultData, right: ResultData): number {
  for (const { key, descending } of orderTerms(plan)) {
    const compare = descending ? compareDescending : compareValues;
    const difference = compare(left[key] ?? undefined, right[key] ?? undefined);
    if (difference !== 0) return difference;
  }
  return 0;
}

function heatmapOf(plan: QueryPlan, column: string, spans: readonly StoredSpan[]): Heatmap {
  const points = spans.flatMap((span) => {
    const value = columnValue(span, column);
    return typeof value === 'number' && Number.isFinite(value)
      ? [{ bucket: bucketOf(plan, span), value, weight: countsAs(plan, span) }]
      : [];
  });
  const sorted = points.map(({ value }) => value).sort((a, b) => a - b);
  const [min, max, low] = [sorted[0], sorted.at(-1), quantile(sorted, 0.01)];
  if (min === undefined || max === undefined || low === null) return { column, scale: 'linear', edges: [], cells: [] };
  const scale = heatmapScale({ min, max, low });
  const cells = new Map<string, [number, number, number]>();
  for (const { bucket, value, weight } of points) {
    const row = valueBucket(scale, value);
    const cell = cells.get(`${bucket} ${row}`) ?? [bucket, row, 0];
    cell[2] += weight;
    cells.set(`${bucket} ${row}`, cell);
  }
  return {
    column,
    scale: scale.kind,
    edges: scale.edges,
    cells: [...cells.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}

const bucketOf = (plan: QueryPlan, span: StoredSpan): number =>
  Number((span.start - BigInt(bucketStarts(plan)[0] ?? 0) * NS_PER_MS) / (BigInt(bucketWidthMs(plan)) * NS_PER_MS));

/**
 * Runs a query over spans in memory, in the plainest way there is: what a query means, as code. The offline checker
 * uses it, and every store's answers are compared with it.
 */
export function evaluateQuery(plan: QueryPlan, all: readonly StoredSpan[]): QueryResult {
  const spans = matchingSpans(plan, all);
  const rows = groupsOf(plan, spans).map((group) => ({ group, data: dataOf(plan, group) }));
  rows.sort((left, right) => compareRows(plan, left.data, right.data));
  const shown = rows.slice(0, plan.spec.limit);
  const buckets = bucketStarts(plan);
  const sampled = standFor(spans) !== spans.length;
  return {
    buckets,
    results: shown.map(({ data, group }) => rowOf(data, group, sampled)),
    series: shown.slice(0, SERIES_GROUPS).flatMap(({ group }) => seriesOf(plan, group, buckets)),
    heatmaps: heatmapColumns(plan.spec).map((column) => heatmapOf(plan, column, spans)),
    matched: spans.length,
    standFor: standFor(spans),
    truncated: rows.length > shown.length,
    elapsedMs: 0,
  };
}

const rowOf = (data: ResultData, { spans }: Group, sampled: boolean): ResultRow =>
  sampled ? { data, counts: { sent: spans.length, standFor: standFor(spans) } } : { data };

function seriesOf(plan: QueryPlan, group: Group, buckets: number[]): QueryResult['series'] {
  const byBucket = new Map<number, StoredSpan[]>();
  for (const span of group.spans) {
    const bucket = bucketOf(plan, span);
    byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), span]);
  }
  return [...byBucket].sort(([a], [b]) => a - b).map(([bucket, spans]) => ({
    time: new Date(buckets[bucket] ?? 0).toISOString(),
    data: dataOf(plan, { key: group.key, spans }),
  })); // prettier-ignore
}
