import { valueAsText, plainValue, type AttributeValue } from '../telemetry/attributes.ts';
import { patternInWords } from './pattern-words.ts';
import { occursIn } from './safe-pattern.ts';
import type { AttributeTypeName, Conditions, ExpectedValue, Scalar } from './value-test.ts';

/** How a value fails its conditions; null where it meets them all. */
export type Miss = 'missing' | 'forbidden' | 'type' | 'value';

/** A value's type, arrays as `string[]`; an array of several types is `mixed[]`, an empty one `[]`. */
export function typeName(value: AttributeValue): string {
  if (value.type !== 'array') return value.type;
  const inside = new Set(value.value.map((element) => element.type));
  return inside.size > 1 ? 'mixed[]' : `${[...inside][0] ?? ''}[]`;
}

/** JavaScript sends 20.0 as the integer 20, so a double may arrive as an int; an int never as a double. */
function hasType(value: AttributeValue, wanted: AttributeTypeName): boolean {
  const actual = typeName(value);
  if (actual === '[]') return wanted.endsWith('[]');
  return (
    actual === wanted || (wanted === 'double' && actual === 'int') || (wanted === 'double[]' && actual === 'int[]')
  );
}

/** Variables are filled in before anything is judged, so what is left is a plain value. */
const scalar = (value: ExpectedValue): Scalar => {
  if (typeof value === 'object') throw new Error(`the variable ${value.var} was not filled in`);
  return value;
};

const numberOf = (value: AttributeValue): number =>
  value.type === 'int' || value.type === 'double' ? Number(value.value) : Number.NaN;

function isEqual(value: AttributeValue, wanted: Scalar): boolean {
  if (typeof wanted === 'number') return numberOf(value) === wanted;
  if (typeof wanted === 'boolean') return value.type === 'bool' && value.value === wanted;
  return value.type === 'string' && value.value === wanted;
}

const looksEqual = (value: AttributeValue, wanted: Scalar): boolean => valueAsText(value) === String(wanted);

function holds(value: AttributeValue, part: Scalar): boolean {
  if (value.type === 'array') return value.value.some((element) => isEqual(element, part));
  return valueAsText(value).includes(String(part));
}

/** The bounds of a number, by condition. */
const NUMERIC = {
  gte: (value: number, bound: number) => value >= bound,
  lte: (value: number, bound: number) => value <= bound,
} as const;

type Judge = (value: AttributeValue, conditions: Conditions) => Miss | null;

const judgeType: Judge = (value, { type }) => (type === undefined || hasType(value, type) ? null : 'type');

/** How a value fails to equal one wanted value; this is asked of every span of a run, so nothing is built for it. */
function missOfOne(value: AttributeValue, expected: ExpectedValue): Miss | null {
  const wanted = scalar(expected);
  if (isEqual(value, wanted)) return null;
  if (value.type === 'string' && typeof wanted === 'string') return 'value';
  return looksEqual(value, wanted) ? 'type' : 'value';
}

const judgeEquality: Judge = (value, { equals, oneOf }) => {
  if (oneOf === undefined) return equals === undefined ? null : missOfOne(value, equals);
  const misses = [...(equals === undefined ? [] : [equals]), ...oneOf].map((each) => missOfOne(value, each));
  if (misses.length === 0 || misses.includes(null)) return null;
  return misses.includes('type') ? 'type' : 'value';
};

const asksForText = ({ not, matches, notMatches, contains }: Conditions): boolean =>
  not !== undefined || matches !== undefined || notMatches !== undefined || contains !== undefined;

const judgeText: Judge = (value, conditions) => {
  if (!asksForText(conditions)) return null;
  const { not, matches, notMatches, contains } = conditions;
  const text = valueAsText(value);
  const meets =
    (not === undefined || !isEqual(value, scalar(not))) &&
    (matches === undefined || occursIn(matches, text)) &&
    (notMatches === undefined || !occursIn(notMatches, text)) &&
    (contains === undefined || holds(value, scalar(contains)));
  return meets ? null : 'value';
};

const judgeBounds: Judge = (value, conditions) => {
  if (conditions.gte === undefined && conditions.lte === undefined) return null;
  for (const name of ['gte', 'lte'] as const) {
    const bound = conditions[name];
    if (bound === undefined) continue;
    const number = numberOf(value);
    if (Number.isNaN(number)) return isNumberText(plainValue(value)) ? 'type' : 'value';
    if (!NUMERIC[name](number, bound)) return 'value';
  }
  return null;
};

const isNumberText = (plain: unknown): boolean =>
  typeof plain === 'string' && plain.trim() !== '' && Number.isFinite(Number(plain));

const JUDGES: readonly Judge[] = [judgeType, judgeEquality, judgeText, judgeBounds];

/**
 * Holds one value against its conditions. `sameAs` and `distinct` concern several spans and are judged elsewhere;
 * a missing value meets nothing but `present: false`.
 */
export function missOf(value: AttributeValue | undefined, conditions: Conditions): Miss | null {
  if (conditions.present === false) return value === undefined ? null : 'forbidden';
  if (value === undefined) return 'missing';
  for (const judge of JUDGES) {
    const miss = judge(value, conditions);
    if (miss !== null) return miss;
  }
  return null;
}

const inWords = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value));

export const ANY_VALUE = 'any value';

/** Each condition in words, what matters most first; `aliases` and `distinct` say nothing about one value. */
const WORDS: Partial<Record<keyof Conditions, (wanted: unknown) => string>> = {
  equals: inWords,
  oneOf: (wanted) => (wanted as unknown[]).map(inWords).join(' or '),
  matches: (wanted) => patternInWords(wanted as string),
  notMatches: (wanted) => patternInWords(wanted as string, true),
  contains: (wanted) => `a value that contains ${inWords(wanted)}`,
  not: (wanted) => `anything but ${inWords(wanted)}`,
  gte: (wanted) => `at least ${wanted as number}`,
  lte: (wanted) => `at most ${wanted as number}`,
  sameAs: (wanted) => `the value of ${wanted as string}`,
  type: (wanted) => `of type ${wanted as string}`,
};

/** Conditions in words: `“GET” or “POST”`, `at least 1, of type int`, `a text that starts with “GET ”`. */
export function conditionsInWords(conditions: Conditions): string {
  if (conditions.present === false) return 'nothing at all';
  const words = Object.entries(WORDS).flatMap(([name, say]) => {
    const wanted = conditions[name as keyof Conditions];
    return wanted === undefined ? [] : [say(wanted)];
  });
  return words.length === 0 ? ANY_VALUE : words.join(', ');
}
