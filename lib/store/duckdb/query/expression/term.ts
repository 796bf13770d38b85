import { NUMBER_TEXT } from '../../../../query/expression/convert.ts';
import { numberAsJson } from '../column-sql.ts';

/**
 * A value within an expression: short SQL, so that it may stand in several places, and which type it has where it is not
 * NULL. `any` is a piece of JSON as text, never an array or a map.
 */
export interface Term {
  type: 'number' | 'string' | 'boolean' | 'any';
  sql: string;
}

export const term = (type: Term['type'], sql: string): Term => ({ type, sql });

const isJsonText = (sql: string): string => `${sql}[1] = '"'`;

/** The value if it is a number, else NULL. */
export function asNumber({ type, sql }: Term): string {
  if (type === 'number') return sql;
  return type === 'any' ? `TRY_CAST(${sql} AS DOUBLE)` : 'NULL::DOUBLE';
}

/** The value if it is text, else NULL. */
export function asString({ type, sql }: Term): string {
  if (type === 'string') return sql;
  return type === 'any' ? `CASE WHEN ${isJsonText(sql)} THEN json_extract_string(${sql}, '$') END` : 'NULL::VARCHAR';
}

export function asBoolean({ type, sql }: Term): string {
  if (type === 'boolean') return sql;
  return type === 'any' ? `CASE ${sql} WHEN 'true' THEN true WHEN 'false' THEN false END` : 'NULL::BOOLEAN';
}

/** The value as JSON. */
export function asAny({ type, sql }: Term): string {
  if (type === 'any') return sql;
  if (type === 'number') return `(${numberAsJson(sql)})`;
  return type === 'string' ? `CAST(to_json(${sql}) AS VARCHAR)` : `CAST(${sql} AS VARCHAR)`;
}

/** Text as a number where it is one, else zero. */
const numberOfText = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, '${NUMBER_TEXT}') THEN TRY_CAST(${text} AS DOUBLE) ELSE 0 END`;

/** The SQL twin of `toNumber`. */
export function toNumber(value: Term): string {
  if (value.type === 'number') return `coalesce(${value.sql}, 0)`;
  if (value.type === 'boolean') return '0::DOUBLE';
  if (value.type === 'string') return `coalesce(${numberOfText(value.sql)}, 0)`;
  return `coalesce(CASE WHEN ${isJsonText(value.sql)} THEN ${numberOfText(`json_extract_string(${value.sql}, '$')`)} ELSE TRY_CAST(${value.sql} AS DOUBLE) END, 0)`;
}

/** The SQL twin of `isTruthy`. */
export function isTruthy({ type, sql }: Term): string {
  if (type === 'number') return `coalesce(${sql} <> 0, false)`;
  if (type === 'boolean') return `coalesce(${sql}, false)`;
  if (type === 'string') return `coalesce(${sql} = 'true', false)`;
  return `coalesce(${sql} IN ('true', '"true"') OR TRY_CAST(${sql} AS DOUBLE) <> 0, false)`;
}

/** A number as JavaScript writes it: with the sign of an exponent, and without a fraction of nought. */
const textOfNumber = (sql: string): string =>
  `regexp_replace(regexp_replace(${numberAsJson(sql)}, '[.]0$', ''), 'e([0-9])', 'e+\\1')`;

/** The SQL twin of `toText`. */
export function toText(value: Term): string {
  if (value.type === 'string') return `coalesce(${value.sql}, '')`;
  if (value.type === 'boolean') return `coalesce(CAST(${value.sql} AS VARCHAR), '')`;
  if (value.type === 'number') return `coalesce(${textOfNumber(value.sql)}, '')`;
  const { sql } = value;
  return `coalesce(CASE WHEN ${isJsonText(sql)} THEN json_extract_string(${sql}, '$') WHEN ${sql} IN ('true', 'false') THEN ${sql} ELSE ${textOfNumber(`TRY_CAST(${sql} AS DOUBLE)`)} END, '')`;
}

/** What no JSON number can say is missing. */
export const finite = (sql: string): Term => term('number', `CASE WHEN isfinite(${sql}) THEN ${sql} END`);

/** Whether two values are equal: of one type, and the same; or both missing. */
export function equals(left: Term, right: Term): string {
  const missing = `${left.sql} IS NULL OR ${right.sql} IS NULL`;
  const same =
    left.type === right.type && left.type !== 'any'
      ? `${left.sql} = ${right.sql}`
      : `coalesce(${asNumber(left)} = ${asNumber(right)}, ${asString(left)} = ${asString(right)}, ${asBoolean(left)} = ${asBoolean(right)}, false)`;
  return `CASE WHEN ${missing} THEN ${left.sql} IS NULL AND ${right.sql} IS NULL ELSE ${same} END`;
}

/** Several values as one of them: in their common type, or else as JSON. */
export function unify(terms: readonly Term[]): { type: Term['type']; sqls: string[] } {
  const [first] = terms;
  if (first && terms.every(({ type }) => type === first.type)) return { type: first.type, sqls: terms.map(({ sql }) => sql) };
  return { type: 'any', sqls: terms.map(asAny) };
} // prettier-ignore
