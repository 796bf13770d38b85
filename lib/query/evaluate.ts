import type { StoredSpan } from '../telemetry/span.ts';
import { annotationRows } from './annotation-rows.ts';
import { sumOfWeights } from './calculate.ts';
import { calculatedFields, withFields } from './calculated-fields.ts';
import { bucketOf, countsAs, groupsOf, idOf, tellGroup, type ToldGroup } from './evaluate-groups.ts';
import { passesHavings } from './having.ts';
import { heatmapOfPoints } from './heatmap-of-rows.ts';
import { matchesFilter } from './match-filter.ts';
import { compareRows } from './order-rows.ts';
import { ALL_DATASETS, bucketStarts, earlierPlan, NS_PER_MS, withoutGroups } from './plan.ts';
import { spanRow, type QueryRow } from './query-row.ts';
import { ownFilters, relatedOf, tracesOf, withRelated } from './relations.ts';
import type { EarlierResult, Heatmap, QueryResult, ResultRow } from './result.ts';
import { heatmapColumns } from './result-keys.ts';
import type { QueryPlan } from './spec.ts';

/** Groups that `series` covers at most. */
export const SERIES_GROUPS = 100;

function rowsOf(span: StoredSpan): QueryRow[] {
  const row = spanRow(span);
  return [row, ...annotationRows(span, row)];
}

function matchingRows(plan: QueryPlan, rows: readonly QueryRow[]): QueryRow[] {
  const filters = ownFilters(plan.spec);
  const from = BigInt(plan.from) * NS_PER_MS;
  const to = BigInt(plan.to) * NS_PER_MS;
  const within = rows.filter((row) => {
    if (row.at < from || row.at >= to) return false;
    if (plan.dataset !== ALL_DATASETS && row.service !== plan.dataset) return false;
    const passes = (filter: (typeof filters)[number]): boolean => matchesFilter(filter, row.value(filter.column));
    const all = plan.spec.filter_combination === 'AND';
    return filters.length === 0 || (all ? filters.every(passes) : filters.some(passes));
  });
  if (relatedOf(plan.spec).length === 0) return within;
  const traces = tracesOf(rows);
  return within.flatMap((row) => withRelated(row, plan.spec, traces) ?? []);
}

function heatmapOf(plan: QueryPlan, column: string, rows: readonly QueryRow[]): Heatmap {
  const points = rows.flatMap((row) => {
    const value = row.value(column);
    return typeof value === 'number' && Number.isFinite(value)
      ? [{ bucket: bucketOf(plan, row), value, weight: countsAs(plan, row) }]
      : [];
  });
  return heatmapOfPoints(column, points, plan.scale);
}

/** The query's groups, all of them and in no order. */
function toldGroups(plan: QueryPlan, rows: readonly QueryRow[]): { matching: QueryRow[]; groups: ToldGroup[] } {
  const matching = matchingRows(plan, rows);
  return { matching, groups: groupsOf(plan, matching).map((group) => tellGroup(plan, group)) };
}

const seriesOf = (plan: QueryPlan, groups: readonly (ToldGroup | undefined)[]): QueryResult['series'] =>
  plan.series ? groups.slice(0, SERIES_GROUPS).flatMap((group) => group?.series ?? []) : [];

/** The rows that a query matches, with its calculated fields among their columns: what any answer is made of. */
export function rowsOfQuery(plan: QueryPlan, all: readonly StoredSpan[]): QueryRow[] {
  const fields = calculatedFields(plan.spec);
  return matchingRows(plan, all.flatMap(rowsOf).map((row) => withFields(row, fields)));
} // prettier-ignore

/** The groups that are shown, at an earlier time (SPEC.md, K1). */
function earlierOf(plan: QueryPlan, rows: readonly QueryRow[], shown: readonly ToldGroup[]): EarlierResult {
  const { matching, groups } = toldGroups(plan, rows);
  const byKey = new Map(groups.map((group) => [idOf(group.key), group]));
  const then = shown.map(({ key }) => byKey.get(idOf(key)));
  const sampled = isSampled(matching);
  return {
    from: plan.from,
    to: plan.to,
    results: then.map((group) => (group ? resultRow(group, sampled) : null)),
    series: seriesOf(plan, then),
  };
}

/** What no row of the table shows: groups that the limit cut off, and those that HAVING took out (SPEC.md, L4). */
function othersOf(plan: QueryPlan, groups: readonly ToldGroup[], shown: readonly ToldGroup[]): ToldGroup {
  const isShown = new Set(shown);
  const rows = groups.filter((group) => !isShown.has(group)).flatMap((group) => group.rows);
  return tellGroup(withoutGroups(plan), { key: [], rows });
}

/**
 * Runs a query over spans in memory, in the plainest way there is: what a query means, as code. The offline checker
 * uses it, and every store's answers are compared with it.
 */
export function evaluateQuery(plan: QueryPlan, all: readonly StoredSpan[]): QueryResult {
  const fields = calculatedFields(plan.spec);
  const rows = all.flatMap(rowsOf).map((row) => withFields(row, fields));
  const { matching, groups } = toldGroups(plan, rows);
  const kept = groups
    .filter(({ data }) => passesHavings(plan.spec, data))
    .sort((left, right) => compareRows(plan, left.data, right.data));
  const shown = kept.slice(0, plan.limit);
  const earlier = earlierPlan(plan);
  return {
    buckets: bucketStarts(plan),
    results: shown.map((group) => resultRow(group, isSampled(matching))),
    series: seriesOf(plan, shown),
    heatmaps: heatmapColumns(plan.spec).map((column) => heatmapOf(plan, column, matching)),
    ...(plan.others === true ? { others: resultRow(othersOf(plan, groups, shown), isSampled(matching)) } : {}),
    ...(earlier ? { earlier: earlierOf(earlier, rows, shown) } : {}),
    matched: matching.length,
    standFor: sumOfWeights(matching),
    truncated: kept.length > shown.length,
    elapsedMs: 0,
  };
}

const isSampled = (rows: readonly QueryRow[]): boolean => sumOfWeights(rows) !== rows.length;

const resultRow = ({ data, rows }: ToldGroup, sampled: boolean): ResultRow =>
  sampled ? { data, counts: { sent: rows.length, standFor: sumOfWeights(rows) } } : { data };
