import type { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { checkQuery } from './check-query.ts';
import { calculationWords, filterWords, havingWords, meantOp, type OpWords } from './meant-op.ts';
import { nearestWord } from './nearest-word.ts';
import { hintAt } from './place-hints.ts';
import { sayIssue } from './say-issue.ts';
import { querySpecSchema, type QuerySpec } from './spec.ts';

export type ParsedQuery = { ok: QuerySpec } | { problems: Problem[] };

/** Parts of Honeycomb's specification that it has and Spanwalk has not, by their key. */
const onlyThere: Record<string, string> = {
  formulas: 'formulas',
};

/**
 * Reads Honeycomb's query specification JSON from anywhere. Every mistake is a problem of its own, `at` its place.
 */
export function parseQuery(input: unknown): ParsedQuery {
  const known = withoutNothings(input);
  const parsed = querySpecSchema.safeParse(known, { error: sayIssue });
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, known)) };
  const problems = checkQuery(parsed.data);
  return problems.length > 0 ? { problems } : { ok: parsed.data };
}

const isNothing = ([key, value]: [string, unknown]): boolean =>
  Object.hasOwn(onlyThere, key) && Array.isArray(value) && value.length === 0;

/** The query without lists of what is not run here that are empty, and so ask for nothing. */
function withoutNothings(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter((entry) => !isNothing(entry)));
}

type Issue = z.core.$ZodIssue;
type Place = NonNullable<Problem['at']>;

function problemsOf(issue: Issue, input: unknown): Problem[] {
  const at = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at));
  const words = opWordsAt(at);
  const written = valueAt(input, at);
  if (words && written !== undefined) return [unknownOp(written, words, at)];
  const message = `${wordsFor(at)}: ${issue.message}.`;
  return [{ code: `query/${faultOf(issue, written)}`, message, hint: words ? oneOf(words) : hintAt(at), at }];
}

/** What is wrong with what was written at a place, in one word. */
export function faultOf({ code }: Pick<Issue, 'code'>, written: unknown): 'missing' | 'wrong-type' | 'invalid' {
  if (written === undefined) return 'missing';
  return code === 'invalid_type' ? 'wrong-type' : 'invalid';
}

/** What was written at a place; undefined where nothing was. */
export const valueAt = (input: unknown, at: Place): unknown =>
  at.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined,
    input,
  );

/** What may stand at a place that holds an operator or a calculation. */
function opWordsAt(at: Place): OpWords | undefined {
  if (at.at(-1) === 'calculate_op') return calculationWords;
  if (at.at(-1) !== 'op') return undefined;
  if (at[0] === 'filters') return filterWords;
  return at[0] === 'havings' ? havingWords : calculationWords;
}

const wordsFor = (at: Place): string => (at.length === 0 ? 'The query' : at.join('.'));

const knownKeys: readonly string[] = Object.keys(querySpecSchema.shape);

function unknownKey(key: string, at: Place): Problem {
  const known = at.length === 0 && Object.hasOwn(onlyThere, key) ? onlyThere[key] : undefined;
  if (known !== undefined) return notHere(known, [...at, key]);
  const meant = at.length === 0 ? nearestWord(key, knownKeys) : undefined;
  return {
    code: 'query/unknown-key',
    message: `${wordsFor(at)} has a key “${key.slice(0, 60)}” that the query specification does not know.`,
    hint:
      meant === undefined
        ? 'Take it out, or check its spelling: names are lower case with underscores, such as time_range.'
        : `Write ${meant}, if you mean that, or take it out.`,
    at: [...at, key],
  };
}

const oneOf = ({ known }: OpWords): string => `One of: ${known.join(', ')}.`;

function unknownOp(written: unknown, words: OpWords, at: Place): Problem {
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  const meant = meantOp(text, words);
  const wrong = `${wordsFor(at)}: “${text.slice(0, 60)}” is no ${words.what}`;
  return {
    code: 'query/unknown-op',
    message: meant === undefined ? `${wrong}.` : `${wrong}; the nearest is ${meant}.`,
    hint: oneOf(words),
    at,
  };
}

const notHere = (what: string, at: Place): Problem => ({
  code: 'query/not-here',
  message: `Honeycomb has ${what}; Spanwalk does not run it.`,
  hint: 'Take it out to run the rest here. In Honeycomb itself it works.',
  at,
});
