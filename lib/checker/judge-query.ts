import type { QueryResult } from '../query/result.ts';
import type { QuerySpec } from '../query/spec.ts';
import { conditionsInWords, missOf } from './conditions.ts';
import type { Explanation } from './diagnose/explanation.ts';
import { mostAlike } from './diagnose/similarity.ts';
import type { QueryCheck, QueryExpectation } from './query-expectation.ts';
import { listed, quoted, shownValue } from './quote.ts';
import type { Report } from './report.ts';
import { asAttribute, judgeResult } from './judge-query-result.ts';
import { judgeInOrder, reportWithoutTelemetry, type Occasion } from './judged-steps.ts';
import { conditionsOf } from './value-test.ts';

/** A query as the student wrote it, and what it returned. */
export interface AskedQuery {
  spec: QuerySpec;
  result: QueryResult;
}

type About<Part extends QueryCheck['about']> = Extract<QueryCheck, { about: Part }>;
type Judge<Part extends QueryCheck['about']> = (check: About<Part>, asked: AskedQuery) => Explanation | null;

/** Honeycomb's time range where a query names none: two hours, in seconds. */
const DEFAULT_RANGE = 7200;

const calculationText = (op: string, column?: string | null): string => (column ? `${op}(${column})` : op);

const judgeCalculation: Judge<'calculation'> = ({ op, column }, { spec: { calculations } }) => {
  const same = calculations.filter((each) => each.op === op);
  if (same.some((each) => (each.column ?? undefined) === column)) return null;
  const facts = {
    expected: calculationText(op, column),
    actual: listed(calculations.map((each) => calculationText(each.op, each.column))) || 'no calculation',
  };
  const [first] = same;
  if (first !== undefined) {
    const message = `${op} is there, but over ${quoted(first.column ?? 'no column')}.`;
    return { code: 'query.calculation-wrong-column', message, ...facts };
  }
  return { code: 'query.calculation-missing', message: `The query does not calculate ${facts.expected}.`, ...facts };
};

const judgeBreakdown: Judge<'breakdown'> = ({ column }, { spec: { breakdowns } }) => {
  if (breakdowns.includes(column)) return null;
  const facts = { expected: `GROUP BY ${column}`, actual: listed(breakdowns) || 'no GROUP BY' };
  const near = mostAlike(column, breakdowns);
  return near === undefined
    ? { code: 'query.breakdown-missing', message: `The rows are not grouped by ${quoted(column)}.`, ...facts }
    : {
        code: 'query.breakdown-near',
        message: `The rows are grouped by ${quoted(near)}, which is not quite ${quoted(column)}.`,
        ...facts,
      };
};

const judgeFilter: Judge<'filter'> = ({ column, op, value }, { spec: { filters } }) => {
  const same = filters.filter((filter) => filter.column === column);
  const fits = (filter: (typeof same)[number]): boolean =>
    (op === undefined || filter.op === op) &&
    (value === undefined || missOf(asAttribute(filter.value), conditionsOf(value)) === null);
  if (same.some(fits)) return null;
  const wanted = [column, op, value === undefined ? undefined : conditionsInWords(conditionsOf(value))];
  const expected = `WHERE ${wanted.filter((word) => word !== undefined).join(' ')}`;
  const texts = filters.map(
    (filter) => `${filter.column} ${filter.op} ${shownValue(filter.column, asAttribute(filter.value))}`,
  );
  const facts = { expected, actual: listed(texts) || 'no WHERE' };
  return same.length > 0
    ? { code: 'query.filter-different', message: `The filter on ${quoted(column)} is another one.`, ...facts }
    : { code: 'query.filter-missing', message: `Nothing is filtered by ${quoted(column)}.`, ...facts };
};

/** How far back a query looks, in seconds. */
function rangeOf({ time_range: range, start_time: start, end_time: end }: QuerySpec): number {
  return range ?? (start !== undefined && end !== undefined ? end - start : DEFAULT_RANGE);
}

function timeText(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}

/** What a query with a fixed window lacks: it does not go along with the clock. */
function judgeFixedWindow(range: number, { start_time: start, end_time: end }: QuerySpec): Explanation | null {
  if (start === undefined && end === undefined) return null;
  const at = new Date((start ?? (end ?? 0) - range) * 1000).toISOString().replace('T', ' ').slice(0, 19);
  return {
    code: 'query.time-range',
    message: 'The query looks at a fixed time: whenever it is asked, it looks there.',
    expected: 'a range that ends now',
    actual: `${timeText(range)} from ${at} UTC`,
  };
}

/** What a query lacks that looks back too far, or not far enough. */
function judgeLength(range: number, { equals, atMost, atLeast }: About<'time-range'>): Explanation | null {
  if (range === (equals ?? range) && range <= (atMost ?? range) && range >= (atLeast ?? range)) return null;
  const wanted = [
    equals === undefined ? '' : timeText(equals),
    atLeast === undefined ? '' : `at least ${timeText(atLeast)}`,
    atMost === undefined ? '' : `at most ${timeText(atMost)}`,
  ].filter((word) => word !== '');
  return {
    code: 'query.time-range',
    message: `The query looks back over ${timeText(range)}.`,
    expected: wanted.join(', '),
    actual: timeText(range),
  };
}

const judgeTimeRange: Judge<'time-range'> = (check, { spec }) => {
  const range = rangeOf(spec);
  return (check.endsNow === true ? judgeFixedWindow(range, spec) : null) ?? judgeLength(range, check);
};

/** Why a query does not meet a check; null where it does. Whether it is saved is not for the query itself to say. */
export function judgeOne(check: QueryCheck, asked: AskedQuery): Explanation | null {
  switch (check.about) {
    case 'calculation':
      return judgeCalculation(check, asked);
    case 'breakdown':
      return judgeBreakdown(check, asked);
    case 'filter':
      return judgeFilter(check, asked);
    case 'time-range':
      return judgeTimeRange(check, asked);
    case 'result':
      return judgeResult(check, asked);
    case 'saved':
      return null;
    default:
      return check satisfies never;
  }
}

/** Holds a query and its answer against what a query step expects. Pure. */
export function judgeQuery(expectation: QueryExpectation, asked: AskedQuery, occasion: Occasion): Report {
  const checks = judgeInOrder(expectation.checks, (check) => judgeOne(check, asked));
  return reportWithoutTelemetry(expectation, checks, occasion);
}
