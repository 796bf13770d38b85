import { groupKey } from '@/lib/origin/group-key.ts';
import { isPercentile } from '@/lib/query/percentiles.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QueryResult, ResultData, ResultRow } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { calculationsOf, type Calculation } from './query-words.ts';

/** The key of a calculation's value when rows are counted the other way. No column is called so: NUL is in no name. */
export const otherKey = (key: string): string => `\u0000other ${key}`;

const weighing: ReadonlySet<string> = new Set(['COUNT', 'SUM', 'AVG', 'CONCURRENCY', 'RATE_SUM', 'RATE_AVG']);

/** Whether a value depends on how often a row counts; a MIN, a MAX or a COUNT_DISTINCT does not (SPEC.md, W2). */
export const weighs = ({ op }: Calculation): boolean => weighing.has(op) || isPercentile(op);

/** The keys of the values that are another number when rows are counted the other way. */
export const weighedKeys = (spec: QuerySpecInput): string[] => [
  ...new Set(calculationsOf(spec).filter(weighs).map(resultKey)),
];

/** As many groups as one answer tells: the other count may put others first. */
const MOST_GROUPS = 1000;

/** The same values counted the other way, of every group; null where there is no other way, or nothing that weighs. */
export function otherModeOf(spec: QuerySpecInput, { matched, standFor }: QueryResult): QuerySpecInput | null {
  if (matched === standFor || weighedKeys(spec).length === 0) return null;
  const { havings: _havings, compare_time_offset_seconds: _offset, ...rest } = spec;
  const calculations = calculationsOf(spec).filter(({ op }) => op !== 'HEATMAP');
  return { ...rest, calculations, usage_mode: spec.usage_mode !== true, limit: MOST_GROUPS };
}

/** Rows with their values counted the other way beside their own, so that all can be sorted by. */
export function withOtherMode(
  rows: readonly ResultRow[],
  others: readonly ResultRow[],
  spec: QuerySpecInput,
): readonly ResultRow[] {
  const breakdowns = spec.breakdowns ?? [];
  const keys = weighedKeys(spec);
  const byGroup = new Map(others.map(({ data }): [string, ResultData] => [groupKey(breakdowns, data), data]));
  return rows.map((row) => {
    const other = byGroup.get(groupKey(breakdowns, row.data));
    const added = keys.map((key) => [otherKey(key), other?.[key] ?? null] as const);
    return { ...row, data: { ...row.data, ...Object.fromEntries(added) } };
  });
}

/** What the values counted the other way are headed with. */
export const otherHead = ({ usage_mode: usage }: QuerySpecInput): string => (usage === true ? 'weighted' : 'as sent');
