import { fieldsOf } from '../lines/line-fields.ts';
import type { Work } from '../regex/work.ts';
import { readSelector, select, type Selector } from './json-selector.ts';
import { PatternRegexes } from './pattern-regex.ts';
import type { Pattern } from './pattern.ts';
import type { Scanner } from './scanner.ts';
import { readComparison, readConditions, type Join, type Scalar } from './value-test.ts';

type JsonTest = (fields: Record<string, unknown>, work: Work) => boolean;

const join: Join<JsonTest> = {
  all: (one, other) => (fields, work) => one(fields, work) && other(fields, work),
  any: (one, other) => (fields, work) => one(fields, work) || other(fields, work),
};

/**
 * Conditions on the properties of a JSON object: `{ $.status >= 500 && $.path = "/api/*" }`. What is no JSON object
 * meets none. A comparison is met by text, numbers and booleans alone: one with a property that is missing, null, an
 * object or a list is false, `!=` too, since the event has not the form that the pattern is for.
 */
export function readJsonPattern(scanner: Scanner): Pattern {
  scanner.takes('{');
  const selectors: Selector[] = [];
  const regexes = new PatternRegexes();
  const test = readConditions(scanner, () => readCondition(scanner, selectors, regexes), join);
  scanner.skipSpace();
  if (!scanner.takes('}')) scanner.fail('&&, || or } is missing', 'Join conditions with && and ||, and end with }.');
  scanner.skipSpace();
  if (!scanner.isAtEnd) scanner.fail('something stands behind the }', 'Put every condition inside the braces.');
  return {
    form: 'json',
    matches: (message, work) => meets(test, message, work),
    extract: (message, work) => extracted(message, selectors, work),
  };
}

function meets(test: JsonTest, message: string, work: Work): boolean {
  work.spend(message.length);
  const fields = fieldsOf(message);
  return fields !== null && test(fields, work);
}

function readCondition(scanner: Scanner, selectors: Selector[], regexes: PatternRegexes): JsonTest {
  const selector = readSelector(scanner);
  selectors.push(selector);
  scanner.skipSpace();
  const start = scanner.at;
  const word = scanner.takeMatch(WORDS);
  if (word !== '') {
    const test = wordTests[word.toUpperCase().replaceAll(/\s+/g, ' ')];
    return (fields, work) => test?.(select(fields, selector, work)) ?? false;
  }
  if (/[A-Za-z]/.test(scanner.peek())) scanner.fail('an operator is missing', OPERATORS, start);
  const test = readComparison(scanner, regexes);
  return (fields, work) => select(fields, selector, work).some((value) => isScalar(value) && test(value, work));
}

const OPERATORS = 'Use = != < <= > >=, IS TRUE, IS FALSE, IS NULL or NOT EXISTS.';
const WORDS = /(?:IS\s+(?:TRUE|FALSE|NULL)|NOT\s+EXISTS)\b/iy;

const wordTests: Record<string, (values: unknown[]) => boolean> = {
  'IS TRUE': (values) => values.includes(true),
  'IS FALSE': (values) => values.includes(false),
  'IS NULL': (values) => values.includes(null),
  'NOT EXISTS': (values) => values.length === 0,
};

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

function extracted(message: string, selectors: readonly Selector[], work: Work): Record<string, string> {
  const fields = fieldsOf(message) ?? {};
  const found = selectors.flatMap((selector) => {
    const [value] = select(fields, selector, work);
    return value === undefined
      ? []
      : [[selector.text, isScalar(value) ? String(value) : JSON.stringify(value)] as const];
  });
  return Object.fromEntries(found);
}
