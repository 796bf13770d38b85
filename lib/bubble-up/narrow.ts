import { relations } from '../query/relations.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { Condition } from './score.ts';
import type { Value } from './tally.ts';

export type Filter = NonNullable<QuerySpecInput['filters']>[number];

/** A condition as a filter of the query language. */
export const filterOf = (column: string, { op, value }: Pick<Condition, 'op' | 'value'>): Filter =>
  value === undefined ? { column, op } : { column, op, value };

export const isValue = (column: string, value: Value): Filter => ({ column, op: '=', value });
export const isNot = (column: string, value: Value): Filter => ({ column, op: '!=', value });

const PREFIXED = new RegExp(`^(${relations.join('|')})[.]`);

/**
 * Why a query cannot ask for a column, in words; nothing where it can. Conditions that are joined by OR cannot be
 * narrowed by one more, and a name that begins like a relation would be taken for one (SPEC.md, P4).
 */
export function whyNotNarrowed(spec: QuerySpecInput, column: string): string | null {
  if (spec.filter_combination === 'OR' && (spec.filters ?? []).length > 1)
    return 'The WHERE joins its conditions by OR, so one more would widen it.';
  const calculated = spec.calculated_fields?.some(({ name }) => name === column) ?? false;
  if (PREFIXED.test(column) && !calculated) return 'In a WHERE this name would mean a column of another span.';
  return column === '' || column.length > 256 ? 'A query takes no column of this name.' : null;
}

const same = (left: Filter, right: Filter): boolean =>
  left.column === right.column && left.op === right.op && left.value === right.value;

/** The same query with one more condition. */
export function narrowedBy(spec: QuerySpecInput, filter: Filter): QuerySpecInput {
  const filters = (spec.filters ?? []).filter((one) => !same(one, filter));
  return { ...spec, filters: [...filters, filter], filter_combination: 'AND' };
}

/** The same query, grouped by a column too. */
export const groupedBy = (spec: QuerySpecInput, column: string): QuerySpecInput => ({
  ...spec,
  breakdowns: [...new Set([...(spec.breakdowns ?? []), column])],
});
