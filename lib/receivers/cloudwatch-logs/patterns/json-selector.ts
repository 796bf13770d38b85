import type { Work } from '../regex/work.ts';
import type { Scanner } from './scanner.ts';

/** One step into a value: a property, an index, or all of either. */
type Step = { kind: 'property'; name: string } | { kind: 'index'; index: number } | { kind: 'every' };

export interface Selector {
  /** As it was written. */
  text: string;
  steps: Step[];
}

const PROPERTY = /[\w-]+/y;
const INDEX = /\d{1,6}/y;
const MOST_STEPS = 50;

/** Reads `$.user.id`, `$.users[0]`, `$.users[*].id`, `$["a.b"]`, `$.*.id`. */
export function readSelector(scanner: Scanner): Selector {
  const start = scanner.at;
  if (!scanner.takes('$')) scanner.fail('a property is missing', 'Each condition begins with one: $.level, $.user.id.');
  const steps: Step[] = [];
  for (let step = readStep(scanner); step !== null; step = readStep(scanner)) steps.push(step);
  if (steps.length === 0) scanner.fail('a property is missing behind $', 'Name one: $.level.', start);
  if (steps.length > MOST_STEPS) scanner.fail('the property lies too deep', 'Name one that lies less deep.', start);
  if (steps.filter(({ kind }) => kind === 'every').length > 1)
    scanner.fail('a property may have one *', 'Name the others.', start);
  return { text: scanner.text.slice(start, scanner.at), steps };
}

function readStep(scanner: Scanner): Step | null {
  if (scanner.takes('.')) return scanner.peek() === '[' ? readBracket(scanner) : readProperty(scanner);
  return scanner.peek() === '[' ? readBracket(scanner) : null;
}

function readProperty(scanner: Scanner): Step {
  if (scanner.takes('*')) return { kind: 'every' };
  const name = scanner.takeMatch(PROPERTY);
  if (name === '')
    scanner.fail(
      'a property has no name',
      'One with other characters than letters, digits, _ and - is written $["a.b"].',
    );
  return { kind: 'property', name };
}

function readBracket(scanner: Scanner): Step {
  const start = scanner.at;
  scanner.takes('[');
  const step = readInside(scanner);
  if (step === null || !scanner.takes(']')) {
    scanner.fail('a bracket holds neither a number, * nor a name in quotes', 'Write [0], [*] or ["a.b"].', start);
  }
  return step;
}

function readInside(scanner: Scanner): Step | null {
  if (scanner.takes('*')) return { kind: 'every' };
  if (scanner.peek() === '"') return { kind: 'property', name: scanner.quoted() };
  if (scanner.takes("'")) {
    const name = scanner.takeMatch(/[^']*/y);
    return scanner.takes("'") ? { kind: 'property', name } : null;
  }
  const index = scanner.takeMatch(INDEX);
  return index === '' ? null : { kind: 'index', index: Number(index) };
}

/** Taking a value out of an object of many costs as much as reading so many characters: the measured ratio. */
const WORK_OF_A_VALUE = 16;

/** Everything in a value that a selector leads to; more than one only where it has a `*`. */
export function select(value: unknown, { steps }: Selector, work: Work): unknown[] {
  let found: unknown[] = [value];
  for (const step of steps) {
    found = found.flatMap((each) => inside(each, step));
    work.spend(found.length * WORK_OF_A_VALUE);
    if (found.length === 0) break;
  }
  return found;
}

function inside(value: unknown, step: Step): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step.kind === 'every') return Array.isArray(value) ? value : Object.values(value);
  if (step.kind === 'index') return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
  return !Array.isArray(value) && Object.hasOwn(value, step.name)
    ? [(value as Record<string, unknown>)[step.name]]
    : [];
}
