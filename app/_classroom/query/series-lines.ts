import type { QueryResult, ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { groupWordsOf, type GroupWords } from './group-words.ts';
import { offsetText } from './moments.ts';
import { bucketWidth } from './result-words.ts';

/** One group of a result over time: a value for each bucket, null where there is none. */
export interface Line {
  label: string;
  points: Points;
  /** The same group at the earlier time that it is compared with, moved to where it stands now. */
  earlier?: Points;
}

export type Points = (number | null)[];

export interface Lines {
  lines: Line[];
  /** Groups that are not drawn. */
  left: number;
  /** How much earlier the other lines are, in words; null where nothing is compared. */
  earlier: string | null;
}

/** More lines than this are a tangle. */
export const MOST_LINES = 8;

/** Where nothing happened these are 0; of the others (a percentile, an average) there is then no value at all. */
const zeroWhereNothing = /^(COUNT|COUNT_DISTINCT|SUM)(\(|$)/;

/** A result's series for one calculation key, one line a group, in the order of the result's rows. */
export function linesOf(result: QueryResult, spec: QuerySpecInput, key: string): Lines {
  const breakdowns = spec.breakdowns ?? [];
  const groupOf = (data: ResultData): string => JSON.stringify(breakdowns.map((column) => data[column] ?? null));
  const groups = breakdowns.length === 0 ? [{}] : result.results.map((row) => row.data);
  const drawn = groups.slice(0, MOST_LINES);
  const words = groupWordsOf(result.results, breakdowns);
  const labelOf = (data: ResultData): string => (breakdowns.length === 0 ? key : groupLabel(data, breakdowns, words));
  const nothing = zeroWhereNothing.test(key) ? 0 : null;
  const pointsOf = (series: QueryResult['series'], later: number): Map<string, Points> => {
    const byGroup = new Map(drawn.map((data) => [groupOf(data), result.buckets.map((): number | null => nothing)]));
    for (const { time, data } of series) {
      const index = bucketOf(result.buckets, Date.parse(time) + later);
      const value = data[key];
      const points = byGroup.get(groupOf(data));
      if (points !== undefined && index in points && typeof value === 'number') points[index] = value;
    }
    return byGroup;
  };
  const offset = offsetOf(result, spec);
  const now = pointsOf(result.series, 0);
  const then = result.earlier === undefined ? undefined : pointsOf(result.earlier.series, offset * 1000);
  return {
    lines: drawn.map((data) => {
      const earlier = then?.get(groupOf(data));
      const line = { label: labelOf(data), points: now.get(groupOf(data)) ?? [] };
      return earlier === undefined ? line : { ...line, earlier };
    }),
    left: groups.length - drawn.length,
    earlier: then === undefined ? null : offsetText(offset),
  };
}

/** What each drawn group has in one bucket, in the order of the lines; null where no row of it began there. */
export function pointsAt(result: QueryResult, spec: QuerySpecInput, start: number): (ResultData | null)[] {
  const breakdowns = spec.breakdowns ?? [];
  const groupIn = (data: ResultData): string => JSON.stringify(breakdowns.map((column) => data[column] ?? null));
  const there = new Map(
    result.series.filter(({ time }) => Date.parse(time) === start).map(({ data }) => [groupIn(data), data] as const),
  );
  const groups = breakdowns.length === 0 ? [{}] : result.results.slice(0, MOST_LINES).map(({ data }) => data);
  return groups.map((data) => there.get(groupIn(data)) ?? null);
}

/** By how many seconds the earlier time is earlier; 0 where nothing is compared. */
const offsetOf = ({ earlier }: QueryResult, { compare_time_offset_seconds: offset }: QuerySpecInput): number =>
  earlier === undefined ? 0 : (offset ?? 0);

/** Which bucket a moment lies in. An offset is not always a whole number of buckets. */
function bucketOf(buckets: readonly number[], ms: number): number {
  const width = bucketWidth(buckets);
  return width === 0 ? 0 : Math.floor((ms - (buckets[0] ?? 0)) / width);
}

const groupLabel = (data: ResultData, breakdowns: readonly string[], words: GroupWords): string =>
  breakdowns.map((column) => shortText(words(column, data[column]))).join(' · ');

/** Ids of traces and spans are told apart by their beginning. */
const shortText = (text: string): string => (/^[\da-f]{16,32}$/.test(text) ? `${text.slice(0, 8)}…` : text);

/** Not one value: the column holds no numbers. */
export const isBlank = (lines: readonly Line[]): boolean =>
  lines.every(({ points, earlier = [] }) => [...points, ...earlier].every((point) => point === null));

/** The axis of a chart ends at the next round number (1, 2 or 5 times a power of ten) above the highest value. */
export function roundTop(lines: readonly Line[]): number {
  const highest = Math.max(
    0,
    ...lines.flatMap(({ points, earlier = [] }) => [...points, ...earlier].map((point) => point ?? 0)),
  );
  if (highest === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((factor) => factor * power >= highest) ?? 10) * power;
}

/** A group that is 0 for long would only paint over the axis, and over every other group that is. */
const restsAtZero = (points: readonly (number | null)[], index: number): boolean =>
  points[index] === 0 && !points[index - 1] && !points[index + 1];

/**
 * A line as an SVG path in a box as wide as it has points and 1 high. A point without neighbours becomes a stroke of no
 * length, which a round cap draws as a dot.
 */
export function pathOf(points: readonly (number | null)[], top: number): string {
  let path = '';
  let drawing = false;
  for (const [index, value] of points.entries()) {
    const point = restsAtZero(points, index) ? null : value;
    if (point !== null)
      path += `${drawing ? 'L' : 'M'}${index + 0.5} ${(1 - point / top).toFixed(4)}${drawing ? '' : 'h0'}`;
    drawing = point !== null;
  }
  return path;
}
