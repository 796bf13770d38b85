import type { ScaleWish } from './heatmap-scale.ts';
import { scalarCalculations } from './result-keys.ts';
import type { QueryPlan, QuerySpec } from './spec.ts';

/** Honeycomb's time range where none is given: two hours. */
const DEFAULT_TIME_RANGE_S = 7200;

/** Every service of the environment, in Honeycomb's word. */
export const ALL_DATASETS = '__all__';

/** Bucket widths a reader can name, in seconds; beyond them, whole days. */
const LADDER = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200,
]; // prettier-ignore
const DAY_S = 86_400;
const MOST_BUCKETS = 120;

/** The finest width that cuts a range of so many seconds into at most 120 buckets. */
export function chooseGranularity(rangeS: number): number {
  const width = LADDER.find((step) => rangeS / step <= MOST_BUCKETS);
  return width ?? Math.ceil(rangeS / MOST_BUCKETS / DAY_S) * DAY_S;
}

/** Unix seconds. */
function windowOf(spec: QuerySpec, nowS: number): { from: number; to: number } {
  const { start_time: start, end_time: end, time_range: range = DEFAULT_TIME_RANGE_S } = spec;
  if (start !== undefined) return { from: start, to: end ?? start + range };
  const to = end ?? nowS;
  return { from: to - range, to };
}

/** How much of an answer is wanted. */
export interface AnswerShape {
  /** False: no buckets of the groups, of which there may then be more. */
  series?: boolean;
  /** Instead of the query's own. */
  limit?: number | undefined;
  /** True: what the table does not show, as one row (SPEC.md, L4). */
  others?: boolean | undefined;
  /** The value axis of its heatmaps. Not part of Honeycomb's specification. */
  scale?: ScaleWish | undefined;
}

/** Makes a query definite. `now` is Unix milliseconds; `dataset` a service name, or all of them. */
export function planQuery(
  spec: QuerySpec,
  now: number,
  dataset: string = ALL_DATASETS,
  { series = true, limit = spec.limit, others, scale }: AnswerShape = {},
): QueryPlan {
  const { from, to } = windowOf(spec, now / 1000);
  const granularity = spec.granularity ? spec.granularity : chooseGranularity(to - from);
  return {
    spec,
    from: Math.round(from * 1000),
    to: Math.round(to * 1000),
    granularity,
    dataset,
    limit,
    // A heatmap tells its own buckets, and nothing else of such a query could stand in them.
    series: series && scalarCalculations(spec).length > 0,
    ...(others === true ? { others } : {}),
    scale,
  };
}

/** The same question about an earlier time, about every group; nothing where none is asked. */
export function earlierPlan(plan: QueryPlan): QueryPlan | undefined {
  const { compare_time_offset_seconds: offset, ...spec } = plan.spec;
  if (offset === undefined) return undefined;
  const back = offset * 1000;
  return { ...plan, spec: { ...spec, havings: [] }, from: plan.from - back, to: plan.to - back };
}

/** The same question about all rows together, heedless of what orders groups and takes them out. */
export const withoutGroups = (plan: QueryPlan): QueryPlan => ({
  ...plan,
  spec: { ...plan.spec, breakdowns: [], orders: [], havings: [] },
});

export const NS_PER_MS = 1_000_000n;

/** Width of a bucket in whole milliseconds, at least one. */
export const bucketWidthMs = (plan: QueryPlan): number => Math.max(1, Math.round(plan.granularity * 1000));

/** Start of the first bucket, Unix milliseconds. */
export const firstBucketMs = (plan: QueryPlan): number =>
  Math.floor(plan.from / bucketWidthMs(plan)) * bucketWidthMs(plan);

/** Starts of the time buckets, Unix milliseconds, aligned to whole multiples of the width, so that a bucket keeps its place as time goes on. */
export function bucketStarts(plan: QueryPlan): number[] {
  const width = bucketWidthMs(plan);
  const first = firstBucketMs(plan);
  const count = Math.max(1, Math.ceil((plan.to - first) / width));
  return Array.from({ length: count }, (_, index) => first + index * width);
}
