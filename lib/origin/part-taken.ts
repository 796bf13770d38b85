import { havingKey, meetsHaving } from '../query/having.ts';
import { bucketOf, countsAs } from '../query/evaluate-groups.ts';
import type { Calculation } from '../query/result-keys.ts';
import { resultKey } from '../query/result-keys.ts';
import { isPercentile, percentileFractions, type PercentileOp } from '../query/percentiles.ts';
import { isRate, rateOf } from '../query/rates.ts';
import { NS_PER_MS } from '../query/plan.ts';
import type { QueryRow } from '../query/query-row.ts';
import type { Heatmap, QueryResult, ResultData } from '../query/result.ts';
import type { QueryPlan } from '../query/spec.ts';
import type { ValueFacts } from '../store/origin-store.ts';
import { numberText, valueText } from './value-words.ts';

/** A calculation's cell in the row's group, and how this row took part in it. */
export interface PartTaken {
  key: string;
  /** null for a heatmap, which has squares. */
  cell: string | null;
  /** The row's own value in the column; null where the calculation takes none. */
  own: string | null;
  how: string;
  /** Its value is one row's, or lies between two: those can be gone to. */
  hasNearest: boolean;
}

export interface Told {
  plan: QueryPlan;
  /** The time that the cells are about: the query's own, or that of one bucket. Unix milliseconds. */
  time: { from: number; to: number };
  row: QueryRow;
  result: QueryResult;
  /** The group's row of the result. */
  data: ResultData;
  /** By column. */
  facts: ReadonlyMap<string, ValueFacts>;
}

/** How a row took part in each calculation of its query. */
export const partsTaken = (told: Told): PartTaken[] =>
  [...new Map(told.plan.spec.calculations.map((one) => [resultKey(one), one])).values()].map((calculation) =>
    partOf(calculation, told),
  );

function partOf(calculation: Calculation, told: Told): PartTaken {
  const { op, column } = calculation;
  const key = resultKey(calculation);
  const value = column == null ? undefined : told.row.value(column);
  const cell = op === 'HEATMAP' ? null : cellText(told.data[key]);
  const own = column == null ? null : valueText(column, value);
  // A group that is not in the table has no value to be near to.
  const hasNearest = column != null && told.data[key] !== undefined && (isPercentile(op) || nearest.has(op));
  return { key, cell, own, how: howOf(calculation, told), hasNearest };
}

/** Calculations beside the percentiles whose value some row is nearest to. */
export const nearest: ReadonlySet<string> = new Set(['MIN', 'MAX', 'AVG']);

function howOf({ op, column }: Calculation, told: Told): string {
  const { plan, row, data } = told;
  const counts = countsAs(plan, row);
  if (op === 'COUNT')
    return `It counts ${times(counts)}${typeof data.COUNT === 'number' ? ` of ${cellText(data.COUNT)}` : ''}.`;
  if (op === 'CONCURRENCY') return concurrencyHow(told, counts);
  const value = column == null ? undefined : row.value(column);
  if (op === 'COUNT_DISTINCT') return distinctHow(value, told.facts.get(column ?? ''));
  if (typeof value === 'number' && Number.isFinite(value)) return numberHow({ op, column }, value, told);
  return 'It has no number there, so this calculation passes over it.';
}

type OfNumbers = Exclude<Calculation['op'], 'COUNT' | 'CONCURRENCY' | 'COUNT_DISTINCT'>;

function numberHow({ op, column }: { op: OfNumbers; column: Calculation['column'] }, value: number, told: Told): string {
  const facts = told.facts.get(column ?? '');
  if (op === 'HEATMAP' || !facts) return heatmapHow(told, column ?? '', value);
  const counts = countsAs(told.plan, told.row);
  if (isPercentile(op)) return percentileHow(op, facts, counts);
  if (isRate(op)) return `It is part of the ${rateOf[op]} of its bucket; the rate is how much that changed from bucket to bucket.`;
  return plainHow[op]({ value, counts, facts, cell: numberIn(told.data, resultKey({ op, column })) });
} // prettier-ignore

const times = (counts: number): string => (counts === 1 ? '1' : `${numberText(counts)} (its weight)`);
const cellText = (cell: ResultData[string] | undefined): string => (typeof cell === 'number' ? numberText(cell) : '–');
const numberIn = (data: ResultData, key: string): number | null => {
  const cell = data[key];
  return typeof cell === 'number' ? cell : null;
};

interface Plain {
  value: number;
  counts: number;
  facts: ValueFacts;
  cell: number | null;
}

/** A value with its weight: `12 × 10 (its weight)`. */
const weighed = ({ value, counts }: Plain): string =>
  counts === 1 ? numberText(value) : `${numberText(value)} × ${times(counts)}`;

const plainHow = {
  SUM: (one: Plain) => `It adds ${weighed(one)} to the sum.`,
  AVG: (one: Plain) => `It adds ${weighed(one)} to a sum of ${numberText(one.facts.sum ?? 0)}, which is divided by ${numberText(one.facts.numbers)}.`,
  MAX: ({ value, cell, facts }: Plain) => extreme(value === cell, 'largest', facts.numbers - facts.below - facts.equal, 'larger'),
  MIN: ({ value, cell, facts }: Plain) => extreme(value === cell, 'smallest', facts.below, 'smaller'),
}; // prettier-ignore

const extreme = (isIt: boolean, which: string, beyond: number, than: string): string =>
  isIt
    ? `This is the ${which} one: the cell has its value.`
    : `It is not the ${which}: ${numberText(Math.max(0, beyond))} ${beyond === 1 ? 'is' : 'are'} ${than}.`;

/** Its places among the numbers in ascending order, and the place that the percentile stands for. */
function percentileHow(op: PercentileOp, { numbers, below, equal }: ValueFacts, counts: number): string {
  const fraction = percentileFractions[op];
  const place = (numbers - 1) * fraction + 1;
  const [first, last] = [below + 1, Math.max(below + 1, below + equal)];
  const where = first === last ? `place ${numberText(first)}` : `places ${numberText(first)} to ${numberText(last)}`;
  const weight = counts === 1 ? '' : ` It stands there ${numberText(counts)} times, by its weight.`;
  const between = Number.isInteger(place) ? '' : ', between its neighbours there';
  const side = last < place - 1 ? 'below' : first > place + 1 ? 'above' : 'right there';
  return `In ascending order it has ${where} of ${numberText(numbers)}.${weight} ${op} is read at place ${numberText(place)}${between}: this row is ${side}.`;
}

function distinctHow(value: unknown, facts: ValueFacts | undefined): string {
  if (value === undefined) return 'It has nothing there, and what is missing is no value.';
  const others = (facts?.same ?? 1) - 1;
  const sharing = others <= 0 ? 'No other row has it' : `${numberText(others)} other ${others === 1 ? 'row has' : 'rows have'} it, too`;
  return `Its value counts once. ${sharing}.`;
} // prettier-ignore

function concurrencyHow({ time, row }: Told, counts: number): string {
  const window = BigInt(time.to - time.from) * NS_PER_MS;
  const left = BigInt(time.to) * NS_PER_MS - row.at;
  const ran = row.took < left ? row.took : left;
  const part = (Number(ran) / Number(window)) * counts;
  return `It ran for ${numberText(Number(ran) / 1e6)} ms of the ${numberText(Number(window) / 1e6)} ms asked about, and adds ${part.toPrecision(3)}.`;
}

/** The square of a heatmap that a value lies in. */
function heatmapHow({ plan, row, result }: Told, column: string, value: number): string {
  const heatmap = result.heatmaps.find((one) => one.column === column);
  const level = heatmap === undefined ? -1 : levelOf(heatmap, value);
  if (heatmap === undefined || level < 0) return 'The heatmap has no square for it.';
  const bucket = bucketOf(plan, row);
  const count = heatmap.cells.find(([time, height]) => time === bucket && height === level)?.[2] ?? 0;
  const [low, high] = [heatmap.edges[level] ?? 0, heatmap.edges[level + 1] ?? 0];
  const start = new Date(result.buckets[bucket] ?? 0).toISOString();
  return `It is in the square at ${start}, from ${numberText(low)} to ${numberText(high)}, one of ${numberText(count)} there.`;
}

function levelOf({ edges }: Heatmap, value: number): number {
  const last = edges.length - 2;
  const found = edges.findLastIndex((edge) => value >= edge);
  return found < 0 ? -1 : Math.min(last, found);
}

/** What HAVING asked of the group. */
export const havingSteps = ({ plan, data }: Pick<Told, 'plan' | 'data'>): { says: string; here: string; holds: boolean }[] =>
  plan.spec.havings.map((having) => ({
    says: `${havingKey(having)} ${having.op} ${numberText(having.value)}`,
    here: cellText(data[havingKey(having)]),
    holds: meetsHaving(having, data[havingKey(having)]),
  })); // prettier-ignore
