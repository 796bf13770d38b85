import { oppositeOf, type FilterOp, type Scalar } from '../../../query/match-filter.ts';
import type { QuerySpec } from '../../../query/spec.ts';
import type { ColumnSql } from './column-sql.ts';
import type { Parameters } from './parameters.ts';

type Filter = QuerySpec['filters'][number];

const NEVER = 'false';

/** How an operator is written between a column and a value of one type. */
const comparisons: Partial<Record<FilterOp, (column: string, value: string) => string>> = {
  '>': (column, value) => `${column} > ${value}`,
  '>=': (column, value) => `${column} >= ${value}`,
  '<': (column, value) => `${column} < ${value}`,
  '<=': (column, value) => `${column} <= ${value}`,
  'starts-with': (column, value) => `starts_with(${column}, ${value})`,
  'ends-with': (column, value) => `suffix(${column}, ${value})`,
  contains: (column, value) => `contains(${column}, ${value})`,
};

const textOnly = new Set<FilterOp>(['starts-with', 'ends-with', 'contains']);

/** A filter as a condition that holds or does not, and is never an error (SPEC.md, F2 and F3). NULL does not hold. */
export function filterSql(filter: Filter, column: ColumnSql, parameters: Parameters): string {
  const op = oppositeOf[filter.op] ?? filter.op;
  const holds = positive({ ...filter, op }, column, parameters);
  return op === filter.op ? holds : `NOT coalesce(${holds}, false)`;
}

function positive(filter: Filter, column: ColumnSql, parameters: Parameters): string {
  if (filter.op === 'exists') return `(${column.value}) IS NOT NULL`;
  if (filter.op === 'in') {
    const values = (filter.value ?? []) as Scalar[];
    return `(${values.map((value) => equals(column, value, parameters)).join(' OR ')})`;
  }
  const value = filter.value as Scalar;
  return filter.op === '=' ? equals(column, value, parameters) : compares(filter.op, column, value, parameters);
}

function equals(column: ColumnSql, value: Scalar, parameters: Parameters): string {
  if (column.kind === 'fixed') {
    return column.type === typeof value ? `${column.value} = ${parameters.bind(value)}` : NEVER;
  }
  if (typeof value === 'number') return `TRY_CAST(${column.value} AS DOUBLE) = ${parameters.bind(value)}`;
  if (typeof value === 'boolean') return `${column.value} = '${value}'`;
  // Compared as JSON text, which holds the type too; the same writer made both sides.
  const bound = parameters.bind(value);
  const asText = `${column.value} = CAST(to_json(${bound}) AS VARCHAR)`;
  return /^[[{]/.test(value) ? `(${asText} OR ${column.value} = ${bound})` : asText;
}

function compares(op: FilterOp, column: ColumnSql, value: Scalar, parameters: Parameters): string {
  const write = comparisons[op];
  if (!write || typeof value === 'boolean') return NEVER;
  if (column.kind === 'fixed') {
    return column.type === typeof value ? write(column.value, parameters.bind(value)) : NEVER;
  }
  if (typeof value === 'string') {
    // CASE, unlike AND, looks for the type only where the text matched: each look parses the row's JSON.
    return `CASE WHEN ${write(column.text, parameters.bind(value))} THEN ${isText(column.value)} END`;
  }
  return textOnly.has(op) ? NEVER : write(`TRY_CAST(${column.value} AS DOUBLE)`, parameters.bind(value));
}

/** Strings, and the arrays and maps that count as their JSON text (SPEC.md, C5). */
const isText = (json: string): string => `(${json})[1] IN ('"', '[', '{')`;
