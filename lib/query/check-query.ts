import type { Problem } from '../telemetry/problem.ts';
import { checkFields } from './calculated-fields.ts';
import { checkNames } from './check-names.ts';
import { checkRelations } from './check-relations.ts';
import { durationWords } from './duration-words.ts';
import { havingKey, type Having } from './having.ts';
import { columnlessOps } from './ops.ts';
import { resultKey } from './result-keys.ts';
import { LAST_MOMENT_S, type QuerySpec } from './spec.ts';

type Filter = QuerySpec['filters'][number];
type Place = (string | number)[];

const problem = (code: Problem['code'], at: Place, message: string, hint: string): Problem => ({
  code,
  message,
  hint,
  at,
});

/** The mistakes of a well-formed query: what its parts mean together. Empty when there are none. */
export function checkQuery(spec: QuerySpec): Problem[] {
  return [
    ...checkFields(spec),
    ...checkRelations(spec),
    ...checkNames(spec),
    ...spec.calculations.flatMap(checkCalculation),
    ...spec.filters.flatMap(checkFilter),
    ...spec.havings.flatMap((having, index) => checkHaving(spec, having, index)),
    ...spec.orders.flatMap((order, index) => checkOrder(spec, order, index)),
    ...checkTime(spec),
    ...checkGranularity(spec),
    ...checkComparison(spec),
  ];
}

function checkCalculation({ op, column }: QuerySpec['calculations'][number], index: number): Problem[] {
  const at = ['calculations', index, 'column'];
  if (op === 'CONCURRENCY' && column != null) {
    const hint = 'Leave the column out: it looks at when spans begin and how long they take.';
    return [problem('query/concurrency-column', at, 'CONCURRENCY takes no column.', hint)];
  }
  if (!columnlessOps.has(op) && column == null) {
    return [problem('query/no-column', at, `${op} needs a column.`, `For example ${op}(duration_ms).`)];
  }
  return [];
}

const takesNoValue = new Set<Filter['op']>(['exists', 'does-not-exist']);
const takesList = new Set<Filter['op']>(['in', 'not-in']);
const takesText = new Set<Filter['op']>([
  'starts-with', 'does-not-start-with', 'ends-with', 'does-not-end-with', 'contains', 'does-not-contain',
]); // prettier-ignore

function checkFilter({ op, value }: Filter, index: number): Problem[] {
  const at = ['filters', index, 'value'];
  if (takesNoValue.has(op)) {
    if (value == null || value === '') return [];
    return [problem('query/needless-value', at, `${op} takes no value.`, 'Leave the value out.')];
  }
  if (takesList.has(op)) {
    if (Array.isArray(value) && value.length > 0) return [];
    return [problem('query/needs-list', at, `${op} needs a list of values.`, 'Write it as an array: ["a", "b"].')];
  }
  return checkScalar(op, value, at);
}

function checkScalar(op: Filter['op'], value: Filter['value'], at: Place): Problem[] {
  if (value == null) {
    const hint = 'Give it a value, or ask with exists / does-not-exist whether there is one.';
    return [problem('query/no-value', at, `${op} needs a value.`, hint)];
  }
  if (Array.isArray(value)) {
    return [problem('query/needless-list', at, `${op} takes one value, not a list.`, 'Use in or not-in for a list.')];
  }
  if (takesText.has(op) && typeof value !== 'string') {
    return [problem('query/needs-text', at, `${op} compares text.`, `Put the value in quotes: "${String(value)}".`)];
  }
  return [];
}

function checkHaving(spec: QuerySpec, having: Having, index: number): Problem[] {
  const at = ['havings', index];
  if (having.calculate_op === 'HEATMAP') {
    return [problem('query/having-heatmap', at, 'A heatmap has no value to compare.', 'Compare another calculation.')];
  }
  const key = havingKey(having);
  if (spec.calculations.some((calculation) => resultKey(calculation) === key)) return [];
  const hint = `Add ${key} to calculations, or compare one that is there.`;
  return [problem('query/having-unknown', at, `${key} is not among the calculations.`, hint)];
}

function checkOrder(spec: QuerySpec, order: QuerySpec['orders'][number], index: number): Problem[] {
  const at = ['orders', index];
  if (order.op === 'HEATMAP') {
    return [problem('query/order-heatmap', at, 'A heatmap has no order.', 'Order by another calculation.')];
  }
  if (order.op === undefined) {
    if (order.column != null && spec.breakdowns.includes(order.column)) return [];
    const hint = 'Add the column to breakdowns, or order by one of the calculations.';
    return [problem('query/order-unknown', at, 'An order without a calculation must name a breakdown.', hint)];
  }
  const key = resultKey({ op: order.op, column: order.column });
  if (spec.calculations.some((calculation) => resultKey(calculation) === key)) return [];
  const hint = `Add ${key} to calculations, or order by one that is there.`;
  return [problem('query/order-unknown', at, `${key} is not among the calculations.`, hint)];
}

function backwards(start: number, end: number): Problem {
  const message =
    start === end ? 'The query ends as it starts: no row lies between.' : 'The query ends before it starts.';
  const hint = 'Give start_time (From) the earlier moment and end_time (To) the later one.';
  return problem('query/time-backwards', ['end_time'], message, hint);
}

function checkTime({ time_range: range, start_time: start, end_time: end }: QuerySpec): Problem[] {
  if (start !== undefined && end !== undefined && range !== undefined) {
    const hint = 'Keep two of start_time, end_time and time_range.';
    return [problem('query/time-thrice', ['time_range'], 'The time is given three times over.', hint)];
  }
  if (start !== undefined && end !== undefined && start >= end) {
    return [backwards(start, end)];
  }
  if (start !== undefined && range !== undefined && start + range > LAST_MOMENT_S) {
    const hint = `Make time_range ${LAST_MOMENT_S - start} seconds at most, or leave it out.`;
    return [problem('query/time-beyond', ['time_range'], 'The query ends after 2200-01-01.', hint)];
  }
  return [];
}

/** How long the window is. */
const secondsOf = ({ range, start, end }: Record<'range' | 'start' | 'end', number | undefined>): number =>
  start !== undefined && end !== undefined ? end - start : (range ?? 7200);

/** A comparison does not overlap with what it is compared with (SPEC.md, K2). */
function checkComparison(spec: QuerySpec): Problem[] {
  const { compare_time_offset_seconds: offset, time_range: range, start_time: start, end_time: end } = spec;
  const seconds = secondsOf({ range, start, end });
  if (offset === undefined || offset >= seconds) return [];
  const message = `The time range, ${durationWords(seconds)}, is longer than the ${durationWords(offset)} that it is compared across.`;
  const hint = 'Compare with an earlier time, or shorten the range.';
  return [problem('query/compare-overlap', ['compare_time_offset_seconds'], message, hint)];
}

/** Honeycomb's bounds (SPEC.md, T4): a thousand buckets at most, and no bucket longer than the whole range. */
function checkGranularity({ granularity, time_range: range, start_time: start, end_time: end }: QuerySpec): Problem[] {
  if (granularity === undefined || granularity === 0) return [];
  const seconds = secondsOf({ range, start, end });
  if (granularity >= seconds / 1000 && granularity <= seconds) return [];
  const bounds = `Between ${seconds / 1000} and ${seconds} seconds for a range of ${durationWords(seconds)}.`;
  return [problem('query/granularity', ['granularity'], 'The granularity does not suit the time range.', bounds)];
}
