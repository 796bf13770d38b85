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

/** The places that a schema objects to. */
const placesOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

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
 * What of a query can be shown and put right where it cannot be asked: one bad column takes its own term away, and
 * nothing else. Null where nothing is left. Terms that are well-formed and mean nothing together all stay.
 */
export function salvageQuery(input: unknown): Salvaged | null {
  const parsed = querySpecSchema.safeParse(input);
  if (parsed.success) return { spec: input as QuerySpecInput, lost: [] };
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const rest = withoutPlaces(input, parsed.error.issues.flatMap(placesOf));
  if (Object.keys(rest).length === 0 || !querySpecSchema.safeParse(rest).success) return null;
  const judged = parseQuery(input);
  return { spec: rest, lost: 'problems' in judged ? judged.problems : [] };
}
