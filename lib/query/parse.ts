import type { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { checkQuery } from './check-query.ts';
import { calculationOps, filterOps, havingOps, querySpecSchema, type QuerySpec } from './spec.ts';

export type ParsedQuery = { ok: QuerySpec } | { problems: Problem[] };

/** Parts of Honeycomb's specification that it has and Spanwalk has not, by their key. */
const onlyThere: Record<string, string> = {
  formulas: 'formulas',
};

/**
 * Reads Honeycomb's query specification JSON from anywhere. Every mistake is a problem of its own, `at` its place.
 */
export function parseQuery(input: unknown): ParsedQuery {
  const parsed = querySpecSchema.safeParse(input);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemsOf) };
  const problems = checkQuery(parsed.data);
  return problems.length > 0 ? { problems } : { ok: parsed.data };
}

type Issue = z.core.$ZodIssue;
type Place = NonNullable<Problem['at']>;

function problemsOf(issue: Issue): Problem[] {
  const at = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at));
  const operator = operatorsAt(at);
  if (operator) return [unknownOp(...operator, at)];
  if (isCalculation(at)) return [unknownOp('calculation', calculationOps, at)];
  return [
    {
      code: 'query/invalid',
      message: `${wordsFor(at)}: ${issue.message}.`,
      hint: 'Compare it with the query JSON that the query page shows for a query built by clicking.',
      at,
    },
  ];
}

/** What may stand at a place that holds an operator, and what such a thing is called. */
function operatorsAt(at: Place): [what: string, known: readonly string[]] | undefined {
  if (at.at(-1) !== 'op') return undefined;
  if (at[0] === 'filters') return ['filter operator', filterOps];
  return at[0] === 'havings' ? ['comparison of HAVING', havingOps] : undefined;
}

const isCalculation = (at: Place): boolean => at.at(-1) === 'op' || at.at(-1) === 'calculate_op';

const wordsFor = (at: Place): string => (at.length === 0 ? 'The query' : at.join('.'));

function unknownKey(key: string, at: Place): Problem {
  const known = at.length === 0 && Object.hasOwn(onlyThere, key) ? onlyThere[key] : undefined;
  if (known !== undefined) return notHere(known, [...at, key]);
  return {
    code: 'query/unknown-key',
    message: `${wordsFor(at)} has a key “${key.slice(0, 60)}” that the query specification does not know.`,
    hint: 'Take it out, or check its spelling: names are lower case with underscores, such as time_range.',
    at: [...at, key],
  };
}

const unknownOp = (what: string, known: readonly string[], at: Place): Problem => ({
  code: 'query/unknown-op',
  message: `${wordsFor(at)} is not a ${what}.`,
  hint: `One of: ${known.join(', ')}.`,
  at,
});

const notHere = (what: string, at: Place): Problem => ({
  code: 'query/not-here',
  message: `Honeycomb has ${what}; Spanwalk does not run it.`,
  hint: 'Take it out to run the rest here. In Honeycomb itself it works.',
  at,
});
