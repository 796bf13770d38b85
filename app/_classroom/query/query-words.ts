import { calculationOps, columnlessOps } from '@/lib/query/ops.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** A column that really arrived: what completion offers. */
export interface QueryColumn {
  name: string;
  type: 'string' | 'integer' | 'float' | 'boolean' | 'mixed';
  /** In how many spans it stands. */
  count: number;
  samples: string[];
  /** It is a calculated field of the query itself: nobody knows its type before it is asked. */
  calculated?: true;
}

export type Calculation = NonNullable<QuerySpecInput['calculations']>[number];
export type Filter = NonNullable<QuerySpecInput['filters']>[number];
export type HavingTerm = NonNullable<QuerySpecInput['havings']>[number];
export type Field = NonNullable<QuerySpecInput['calculated_fields']>[number];
export type Order = NonNullable<QuerySpecInput['orders']>[number];

/** What the spec calculates: COUNT where it names nothing, as in Honeycomb. */
export const calculationsOf = (spec: QuerySpecInput): Calculation[] =>
  spec.calculations === undefined || spec.calculations.length === 0 ? [{ op: 'COUNT' }] : spec.calculations;

/** The keys that the spec's calculations have in a result, each once; not HEATMAP, which is a picture of its own. */
export const resultKeysOf = (spec: QuerySpecInput): string[] => [
  ...new Set(
    calculationsOf(spec).flatMap((calculation) => (calculation.op === 'HEATMAP' ? [] : [resultKey(calculation)])),
  ),
];

/** `P90(duration_ms)` as a calculation; null where it is none. `COUNT` and `CONCURRENCY` need no column. */
export function calculationFrom(text: string): Calculation | null {
  const [, op = '', column] = /^\s*(\w+)\s*(?:\(\s*(.*?)\s*\))?\s*$/.exec(text) ?? [];
  const known = calculationOps.find((candidate) => candidate === op.toUpperCase());
  if (known === undefined) return null;
  if (columnlessOps.has(known)) return { op: known };
  return column === undefined || column === '' ? null : { op: known, column };
}

/** What an ORDER BY may name: the calculations, HEATMAP excepted, and the GROUP BY columns. */
export function orderChoices(spec: QuerySpecInput): string[] {
  return [...new Set([...resultKeysOf(spec), ...(spec.breakdowns ?? [])])];
}

export const orderText = (order: Order): string =>
  order.op === undefined ? (order.column ?? '') : resultKey({ op: order.op, column: order.column });

/** An order's term, from one of `orderChoices`. A column of the GROUP BY may be called like a calculation. */
export function orderFrom(text: string, spec: QuerySpecInput, order: Order['order']): Order {
  const calculation = (spec.breakdowns ?? []).includes(text) ? null : calculationFrom(text);
  if (calculation === null) return { column: text, order };
  return { op: calculation.op, ...(calculation.column == null ? {} : { column: calculation.column }), order };
}
