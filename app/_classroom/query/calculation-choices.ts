import { calculationOps, columnlessOps } from '@/lib/query/ops.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { Choice, Offer } from './combobox-choices.ts';
import { matching } from './matching.ts';
import { columnChoices } from './column-choices.ts';
import { calculationFrom, type QueryColumn } from './query-words.ts';

type Op = (typeof calculationOps)[number];

/** What each calculation tells, in a line. */
export const calculationWords: Record<Op, string> = {
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

const choice = (op: Op, column?: string): Choice => ({ value: resultKey({ op, column }), note: calculationWords[op] });

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
  .map((op): Choice => ({ value: `${op}(`, label: `${op}( … )`, note: calculationWords[op], goesOn: true }));

const numeric = ({ type, calculated }: QueryColumn): boolean =>
  calculated === true || type === 'integer' || type === 'float' || type === 'mixed';

/** A calculation over a column says of it what the column itself does: the operator was chosen before. */
const over = (op: Op, { value, ...column }: Choice): Choice => ({ ...column, value: resultKey({ op, column: value }) });

/** All calculations over the columns that suit them. */
function calculations(columns: readonly QueryColumn[]): Choice[] {
  const all = columnChoices(columns);
  const numbers = all.filter((_, place) => columns[place] !== undefined && numeric(columns[place]));
  return calculationOps
    .filter((op) => !columnlessOps.has(op))
    .flatMap((op) => (op === 'COUNT_DISTINCT' ? all : numbers).map((column) => over(op, column)));
}

/** The calculation that was typed to its end, over a column that is there though it does not suit it. */
function typedWhole(typed: string, all: readonly Choice[]): Choice[] {
  const calculation = calculationFrom(typed);
  const column = all.find(({ value }) => value === calculation?.column);
  return calculation === null || column === undefined ? [] : [over(calculation.op, column)];
}

/** What completion offers as calculations: the usual ones, then each of the 24, and its columns once it is chosen. */
export function calculationChoices(columns: readonly QueryColumn[]): Offer {
  const usual = new Set(first.map(({ value }) => value));
  const all = calculations(columns);
  const rest = all.filter(({ value }) => !usual.has(value));
  const begun = [...first, ...beginnings, ...rest];
  const chosen = [...first.filter(({ value }) => !value.includes('(')), ...all];
  const named = columnChoices(columns);
  return (typed) => {
    if (typed.trim() === '') return [...first, ...beginnings];
    if (!typed.includes('(')) return matching(begun, typed);
    const suiting = matching(chosen, typed.replaceAll(' ', ''));
    const whole = typedWhole(typed, named).filter(({ value }) => suiting.every((one) => one.value !== value));
    return [...whole, ...suiting];
  };
}
