import type { ResultData } from './result.ts';
import type { QuerySpecInput } from './spec.ts';

const TRACE_COLUMN = 'trace.trace_id';

type Filter = NonNullable<QuerySpecInput['filters']>[number];

const sameValue = (column: string, value: ResultData[string]): Filter =>
  value === null ? { column, op: 'does-not-exist' } : { column, op: '=', value };

/** Asks which traces are behind a question: the same window and filters, narrowed, grouped by trace. */
function tracesOf(spec: QuerySpecInput, narrowed: Filter[]): QuerySpecInput {
  const { filters = [], filter_combination, calculated_fields, time_range, start_time, end_time } = spec;
  // Conditions may be on calculated fields, which are columns of their own query alone.
  const kept = { calculated_fields, time_range, start_time, end_time };
  return {
    calculations: [{ op: 'COUNT' }, { op: 'MAX', column: 'duration_ms' }],
    breakdowns: [TRACE_COLUMN],
    // An OR of the old filters cannot be narrowed by an AND; the new conditions alone still lead to the right traces.
    filters: filter_combination === 'OR' && filters.length > 1 ? narrowed : [...filters, ...narrowed],
    orders: [{ op: 'MAX', column: 'duration_ms', order: 'descending' }],
    limit: 100,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  };
}

/** From a row of the table to its traces. @param data the row's values by result key */
export function tracesOfRow(spec: QuerySpecInput, data: ResultData): QuerySpecInput {
  return tracesOf(
    spec,
    (spec.breakdowns ?? []).map((column) => sameValue(column, data[column] ?? null)),
  );
}

/** Calculations whose value is one that a row has, and where the rows lie that it tells of. */
const extremes: Record<string, 'descending' | 'ascending'> = { MAX: 'descending', MIN: 'ascending' };
const PERCENTILE = /^P\d+$/;

/** Whether a value leads to traces of its own: the highest, the lowest, or those from a percentile on. */
export const leadsToTraces = (op: string): boolean => op in extremes || PERCENTILE.test(op);

/**
 * From a value of the table to the traces that it tells of: of a MAX or MIN those that have it, first; of a percentile
 * those at it or above.
 */
export function tracesOfValue(
  spec: QuerySpecInput,
  data: ResultData,
  { op, column, value }: { op: 'MAX' | 'MIN' | (string & {}); column: string; value: number },
): QuerySpecInput {
  const traces = tracesOfRow(spec, data);
  const order = extremes[op];
  if (order === undefined && spec.filter_combination !== 'OR')
    return { ...traces, filters: [...(traces.filters ?? []), { column, op: '>=', value }] };
  const by = { op: order === 'ascending' ? ('MIN' as const) : ('MAX' as const), column };
  const calculations = [{ op: 'COUNT' as const }, { op: 'MAX' as const, column: 'duration_ms' }];
  const known = calculations.some((one) => one.op === by.op && 'column' in one && one.column === column);
  return {
    ...traces,
    calculations: known ? calculations : [...calculations, by],
    orders: [{ ...by, order: order ?? 'descending' }],
  };
}
