import type { ColumnValue } from '../columns.ts';
import { compareText } from '../compare-values.ts';
import { bucketText, finite, isTruthy, toLower, toNumber, toText } from './convert.ts';
import type { Expression } from './expression.ts';
import { formatTime, readTime } from './format-time.ts';
import type { FunctionName } from './functions.ts';
import { countMatches, firstMatch } from './pattern/match-pattern.ts';

/** What an expression is about: one row. */
export interface ExpressionRow {
  value(column: string): ColumnValue;
  /** Nanoseconds since the Unix epoch. */
  at: bigint;
  /** Milliseconds since the Unix epoch, by the receiver's clock. */
  receivedAt: number;
}

type Values = readonly ColumnValue[];

/** Whether two values of one type stand in an order; values of different types do not (as F2). */
function ordered([left, right]: Values, holds: (difference: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  return typeof left === 'string' && typeof right === 'string' && holds(compareText(left, right));
}

const compareAlike = (left: ColumnValue, right: ColumnValue): number =>
  typeof left === 'string' && typeof right === 'string' ? compareText(left, right) : Number(left) - Number(right);

/** The smallest or largest of those that have the first value's type. */
function extreme(values: Values, sign: 1 | -1): ColumnValue {
  const present = values.filter((value) => value !== undefined);
  const alike = present.filter((value) => typeof value === typeof present[0]);
  return alike.sort((left, right) => sign * compareAlike(left, right))[0];
}

const numbers = (values: Values): number[] => values.map(toNumber);

const oneOfText = ([text, part]: Values, holds: (text: string, part: string) => boolean): boolean =>
  typeof text === 'string' && typeof part === 'string' && holds(text, part);

function conditional(values: Values): ColumnValue {
  const pairs = Math.floor(values.length / 2);
  for (let index = 0; index < pairs; index += 1) if (isTruthy(values[2 * index])) return values[2 * index + 1];
  return values.length % 2 === 1 ? values.at(-1) : undefined;
}

function switched([value, ...cases]: Values): ColumnValue {
  const pairs = Math.floor(cases.length / 2);
  for (let index = 0; index < pairs; index += 1) if (cases[2 * index] === value) return cases[2 * index + 1];
  return cases.length % 2 === 1 ? cases.at(-1) : undefined;
}

function divided([left = 0, right = 0]: number[], by: (left: number, right: number) => number): ColumnValue {
  return right === 0 ? undefined : finite(by(left, right));
}

const edge = (one: ColumnValue): number | undefined => (one === undefined ? undefined : toNumber(one));

function bucket([value, size, low, high]: Values): ColumnValue {
  if (typeof value !== 'number') return undefined;
  return bucketText(value, toNumber(size), edge(low), edge(high));
}

function length([text, unit]: Values): ColumnValue {
  if (typeof text !== 'string') return undefined;
  return unit === 'bytes' ? new TextEncoder().encode(text).length : Array.from(text).length;
}

function logarithm([value = 0]: number[]): ColumnValue {
  return value > 0 ? finite(Math.log10(value)) : undefined;
}

const text = (value: ColumnValue): string => (typeof value === 'string' ? value : '');

/** What each function means. `EVENT_TIMESTAMP` and `INGEST_TIMESTAMP` look at the row itself. */
const meanings: Record<FunctionName, (values: Values, row: ExpressionRow) => ColumnValue> = {
  IF: conditional,
  SWITCH: switched,
  COALESCE: (values) => values.find((value) => value !== undefined),
  LT: (values) => ordered(values, (difference) => difference < 0),
  LTE: (values) => ordered(values, (difference) => difference <= 0),
  GT: (values) => ordered(values, (difference) => difference > 0),
  GTE: (values) => ordered(values, (difference) => difference >= 0),
  EQUALS: ([left, right]) => left === right,
  IN: ([value, ...others]) => others.includes(value),
  EXISTS: ([value]) => value !== undefined,
  NOT: ([value]) => !isTruthy(value),
  AND: (values) => values.every(isTruthy),
  OR: (values) => values.some(isTruthy),
  MIN: (values) => extreme(values, 1),
  MAX: (values) => extreme(values, -1),
  SUM: (values) => finite(numbers(values).reduce((sum, value) => sum + value)),
  SUB: (values) => finite(numbers(values).reduce((left, right) => left - right)),
  MUL: (values) => finite(numbers(values).reduce((product, value) => product * value)),
  DIV: (values) => divided(numbers(values), (left, right) => left / right),
  MOD: (values) => divided(numbers(values), (left, right) => left % right),
  LOG10: (values) => logarithm(numbers(values)),
  BUCKET: bucket,
  INT: ([value]) => finite(Math.trunc(toNumber(value))),
  FLOAT: ([value]) => finite(toNumber(value)),
  BOOL: ([value]) => isTruthy(value),
  STRING: ([value]) => toText(value),
  CONCAT: (values) => values.map(toText).join(''),
  TO_LOWER: ([value]) => (typeof value === 'string' ? toLower(value) : undefined),
  STARTS_WITH: (values) => oneOfText(values, (whole, part) => whole.startsWith(part)),
  ENDS_WITH: (values) => oneOfText(values, (whole, part) => whole.endsWith(part)),
  CONTAINS: (values) => oneOfText(values, (whole, part) => whole.includes(part)),
  LENGTH: length,
  REG_MATCH: ([value, pattern]) => typeof value === 'string' && firstMatch(text(pattern), value) !== undefined,
  REG_VALUE: ([value, pattern]) => (typeof value === 'string' ? firstMatch(text(pattern), value) : undefined),
  REG_COUNT: ([value, pattern]) => (typeof value === 'string' ? countMatches(text(pattern), value) : 0),
  UNIX_TIMESTAMP: ([value]) => (typeof value === 'string' ? readTime(value) : undefined),
  EVENT_TIMESTAMP: (_, { at }) => Number(at) / 1e9,
  INGEST_TIMESTAMP: (_, { receivedAt }) => receivedAt / 1000,
  FORMAT_TIME: ([format, time]) => (typeof time === 'number' ? formatTime(text(format), time) : undefined),
};

/** What an expression is in one row. Nothing in it is an error: what cannot be said is missing. */
export function evaluateExpression(expression: Expression, row: ExpressionRow): ColumnValue {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'column') return row.value(expression.name);
  return meanings[expression.name](
    expression.args.map((argument) => evaluateExpression(argument, row)),
    row,
  );
}
