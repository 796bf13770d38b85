import type { Heatmap, QueryResult, ResultData } from '../result.ts';
import type { QuerySpec } from '../spec.ts';

/** What a finished query result holds, in Honeycomb's JSON. */
export interface ResultJson {
  results: { data: ResultData }[];
  series?: { time: string; data: ResultData }[];
  total_by_aggregate?: { data: ResultData };
  total_by_aggregate_series?: { time: string; data: ResultData }[];
  /** Groups that `results` does not show, together. */
  other_by_aggregate?: { data: ResultData };
  /** Ours: how Honeycomb writes a heatmap down is documented nowhere. */
  heatmaps?: Heatmap[];
}

export interface Told {
  result: QueryResult;
  /** The same without groups, where it is asked for. */
  total?: QueryResult | undefined;
  series: boolean;
}

/** A query's answer in Honeycomb's JSON. */
export function resultJson({ result, total, series }: Told): ResultJson {
  const whole = total?.results[0];
  return {
    results: result.results.map(({ data }) => ({ data })),
    ...(series ? { series: result.series } : {}),
    ...(whole ? { total_by_aggregate: { data: whole.data } } : {}),
    ...(result.others ? { other_by_aggregate: { data: result.others.data } } : {}),
    ...(total && series ? { total_by_aggregate_series: total.series } : {}),
    ...(result.heatmaps.length > 0 ? { heatmaps: result.heatmaps } : {}),
  };
}

/** The total of a query: without groups, and so without what orders them, and heedless of what takes them out. */
export const totalOf = (spec: QuerySpec): QuerySpec => ({ ...spec, breakdowns: [], havings: [], orders: [] });
