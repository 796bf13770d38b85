import { calculationOps, columnlessOps } from '@/lib/query/ops.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import { matching, type Choice, type Offer } from './combobox-choices.ts';
import type { QueryColumn } from './query-words.ts';

type Op = (typeof calculationOps)[number];

/** What each calculation tells, in a line. */
const words: Record<Op, string> = {
  COUNT: 'how many: spans, their events and links',
  COUNT_DISTINCT: 'how many different values',
  SUM: 'all values added up',
  AVG: 'the average',
  MAX: 'the highest value',
  MIN: 'the lowest value',
  HEATMAP: 'a picture of all values over time',
  P001: '0.1 % of the values lie below',
  P01: '1 % of the values lie below',
  P05: '5 % of the values lie below',
  P10: '10 % of the values lie below',
  P20: '20 % of the values lie below',
  P25: 'a quarter of the values lies below',
  P50: 'the median: half of the values lie below',
  P75: 'three quarters of the values lie below',
  P80: '80 % of the values lie below',
  P90: 'nine of ten values lie below',
  P95: '95 % of the values lie below',
  P99: '99 % of the values lie below',
  P999: '99.9 % of the values lie below',
  CONCURRENCY: 'how many spans ran at the same time',
  RATE_AVG: 'how the average changes from step to step',
  RATE_SUM: 'how the sum changes from step to step',
  RATE_MAX: 'how the maximum changes from step to step',
};

const choice = (op: Op, column?: string): Choice => ({ value: resultKey({ op, column }), note: words[op] });

/** The course's own first: COUNT, HEATMAP and P90 of the duration. */
const first: Choice[] = [
  choice('COUNT'),
  choice('HEATMAP', 'duration_ms'),
  choice('P90', 'duration_ms'),
  choice('AVG', 'duration_ms'),
  choice('MAX', 'duration_ms'),
  choice('CONCURRENCY'),
];

/** Every calculation that wants a column, to be gone on with. */
const beginnings = calculationOps
  .filter((op) => !columnlessOps.has(op))
  .map((op): Choice => ({ value: `${op}(`, label: `${op}( … )`, note: words[op], goesOn: true }));

const numeric = ({ type, calculated }: QueryColumn): boolean =>
  calculated === true || type === 'integer' || type === 'float' || type === 'mixed';

/** All calculations over the columns that suit them. */
function calculations(columns: readonly QueryColumn[]): Choice[] {
  const numbers = columns.filter(numeric);
  const suiting = (op: Op): readonly QueryColumn[] => (op === 'COUNT_DISTINCT' ? columns : numbers);
  return calculationOps
    .filter((op) => !columnlessOps.has(op))
    .flatMap((op) => suiting(op).map(({ name }) => choice(op, name)));
}

/** What completion offers as calculations: the usual ones, then each of the 24, and its columns once it is chosen. */
export function calculationChoices(columns: readonly QueryColumn[]): Offer {
  const usual = new Set(first.map(({ value }) => value));
  const rest = calculations(columns).filter(({ value }) => !usual.has(value));
  return (typed) => {
    if (typed.trim() === '') return [...first, ...beginnings];
    if (typed.includes('(')) return matching([...first, ...rest], typed.replaceAll(' ', ''));
    return [first, beginnings, rest].flatMap((choices) => matching(choices, typed)).slice(0, 60);
  };
}
