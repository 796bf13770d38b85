import { holdsText } from '../regex/holds-text.ts';
import type { Work } from '../regex/work.ts';
import type { PatternRegexes } from './pattern-regex.ts';
import type { Scanner } from './scanner.ts';

/** A value as a message has it. */
export type Scalar = string | number | boolean;
export type ValueTest = (value: Scalar, work: Work) => boolean;

const OPERATORS = ['<=', '>=', '!=', '=!', '=', '<', '>'] as const;
type Operator = (typeof OPERATORS)[number];

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** An unquoted value ends at a blank or at what the languages use for themselves. */
const BARE = /(?:(?!&&|\|\|)[^\s"(){}[\],=<>!])+/y;

/** Reads an operator and the value behind it. */
export function readComparison(scanner: Scanner, regexes: PatternRegexes): ValueTest {
  const start = scanner.at;
  const operator = OPERATORS.find((each) => scanner.takes(each));
  if (operator === undefined)
    scanner.fail('an operator is missing', 'Use = != < <= > or >=, and a value behind it.', start);
  scanner.skipSpace();
  if (scanner.peek() === '%') {
    const search = regexes.read(scanner);
    if (isOrder(operator)) scanner.fail('a regular expression has no order', 'Use = or != with it.', start);
    return signed(operator, (value, work) => search.isIn(String(value), work));
  }
  const isQuoted = scanner.peek() === '"';
  const text = isQuoted ? scanner.quoted() : scanner.takeMatch(BARE);
  if (text === '' && !isQuoted)
    scanner.fail(
      'a value is missing',
      'Write one behind the operator; in double quotes where it has other characters than letters and digits.',
    );
  if (!isOrder(operator)) return signed(operator, equals(text));
  if (!NUMBER.test(text))
    scanner.fail(`'${text.slice(0, 40)}' is no number`, 'Only numbers have an order; use = or != with text.', start);
  return ordered(operator, Number(text));
}

const isOrder = (operator: Operator): boolean => operator.startsWith('<') || operator.startsWith('>');

const signed = (operator: Operator, test: ValueTest): ValueTest =>
  operator === '=' ? test : (value, work) => !test(value, work);

/** A text, with an asterisk at either end for anything; a number equals whatever number is written otherwise. */
function equals(text: string): ValueTest {
  const number = NUMBER.test(text) ? Number(text) : null;
  const matches = wildcard(text);
  return (value, work) => {
    if (typeof value === 'number' && number !== null) return value === number;
    return matches(String(value), work);
  };
}

/** An asterisk stands for anything at the beginning or the end alone; in the middle it is itself. */
function wildcard(text: string): (value: string, work: Work) => boolean {
  const [front, back] = [text.startsWith('*'), text.endsWith('*')];
  if (text === '*') return () => true;
  const core = text.slice(front ? 1 : 0, back ? -1 : undefined);
  if (front && back) return (value, work) => holdsText(value, core, work);
  if (front) return (value) => value.endsWith(core);
  return back ? (value) => value.startsWith(core) : (value) => value === core;
}

function ordered(operator: Operator, limit: number): ValueTest {
  return (value) => {
    const number = typeof value === 'number' ? value : numberIn(value);
    if (number === null) return false;
    switch (operator) {
      case '<':
        return number < limit;
      case '<=':
        return number <= limit;
      case '>':
        return number > limit;
      default:
        return number >= limit;
    }
  };
}

const numberIn = (value: Scalar): number | null =>
  typeof value === 'string' && value.length < 400 && NUMBER.test(value) ? Number(value) : null;

/** One condition, or several joined: `&&` binds closer than `||`, and parentheses closer than both. */
export function readConditions<T>(scanner: Scanner, readOne: () => T, join: Join<T>, depth = 0): T {
  if (depth > DEEPEST) scanner.fail('parentheses are nested too deep', 'Write it flatter.');
  let result = readAll(scanner, readOne, join, depth);
  for (;;) {
    scanner.skipSpace();
    if (!scanner.takes('||')) return result;
    result = join.any(result, readAll(scanner, readOne, join, depth));
  }
}

const DEEPEST = 50;

export interface Join<T> {
  all(one: T, other: T): T;
  any(one: T, other: T): T;
}

function readAll<T>(scanner: Scanner, readOne: () => T, join: Join<T>, depth: number): T {
  let result = readUnit(scanner, readOne, join, depth);
  for (;;) {
    scanner.skipSpace();
    if (!scanner.takes('&&')) return result;
    result = join.all(result, readUnit(scanner, readOne, join, depth));
  }
}

function readUnit<T>(scanner: Scanner, readOne: () => T, join: Join<T>, depth: number): T {
  scanner.skipSpace();
  const start = scanner.at;
  if (!scanner.takes('(')) return readOne();
  const inner = readConditions(scanner, readOne, join, depth + 1);
  scanner.skipSpace();
  if (!scanner.takes(')')) scanner.fail('a parenthesis is not closed', 'Close it.', start);
  return inner;
}
