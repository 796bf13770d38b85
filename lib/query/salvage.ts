import type { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { parseQuery } from './parse.ts';
import { querySpecSchema, type QuerySpecInput } from './spec.ts';

/** A query that cannot be asked, without what of it cannot even be shown. */
export interface Salvaged {
  spec: QuerySpecInput;
  /** What was left out, and why: a term of a clause, or a whole clause. */
  lost: Problem[];
}

/** Fields into which a person could have typed the same, so that the mistake is seen where it is put right. */
const typed = new Set<PropertyKey | undefined>(['limit', 'column', 'name']);

/** Whether a value is of the right kind, and only too much or too little. */
function isShowable({ code, path }: z.core.$ZodIssue): boolean {
  if (code !== 'too_big' && code !== 'too_small') return false;
  return typed.has(path.at(-1)) || (path[0] === 'breakdowns' && path.length === 2);
}

type Parsed = ReturnType<typeof querySpecSchema.safeParse>;

/** The places at which a schema objects to what cannot be shown. */
const placesOf = ({ error }: Parsed): PropertyKey[][] =>
  (error?.issues ?? []).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
    return isShowable(issue) ? [] : [issue.path];
  });

/** The query without its terms at those places; without the clause, where the place is the clause itself. */
function withoutPlaces(query: object, places: readonly PropertyKey[][]): object {
  const kept = Object.entries(query).flatMap(([key, value]: [string, unknown]) => {
    const here = places.filter(([part]) => part === key);
    if (here.length === 0) return [[key, value] as const];
    if (!Array.isArray(value) || here.some(({ length }) => length === 1)) return [];
    const terms = new Set(here.map(([, index]) => index));
    return [[key, value.filter((_, index) => !terms.has(index))] as const];
  });
  return Object.fromEntries(kept);
}

/**
 * What of a query can be shown and put right where it cannot be asked: a term that cannot is taken away, and nothing
 * else. Null where nothing is left. What is too long, too large or means nothing stays, for its place to tell.
 */
export function salvageQuery(input: unknown): Salvaged | null {
  const places = placesOf(querySpecSchema.safeParse(input));
  if (places.length === 0) return { spec: input as QuerySpecInput, lost: [] };
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const rest = withoutPlaces(input, places);
  if (Object.keys(rest).length === 0 || placesOf(querySpecSchema.safeParse(rest)).length > 0) return null;
  const judged = parseQuery(input);
  const gone = new Set(places.map((place) => place.join('.')));
  const problems = 'problems' in judged ? judged.problems : [];
  return { spec: rest, lost: problems.filter(({ at = [] }) => gone.has(at.join('.'))) };
}
