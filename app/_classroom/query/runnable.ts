import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { calculationsOf, orderChoices, orderText } from './query-words.ts';

type Lists = Pick<QuerySpecInput, 'filters' | 'orders' | 'calculated_fields'>;
type ListName = keyof Lists;

/** Whether a term of a clause is filled in, so that it can be asked. */
function isFilledIn(spec: QuerySpecInput): { [Name in ListName]: (term: never) => boolean } {
  const choices = new Set(orderChoices(spec));
  return {
    filters: (filter: { column: string }) => filter.column.trim() !== '',
    orders: (order: Parameters<typeof orderText>[0]) => choices.has(orderText(order)),
    calculated_fields: ({ name, expression }: { name: string; expression: string }) =>
      name.trim() !== '' || expression.trim() !== '',
  };
}

const names: readonly ListName[] = ['filters', 'orders', 'calculated_fields'];

/**
 * The spec without what the builder shows but nobody has filled in yet: a WHERE row without a column, a calculated field
 * without a name and an expression, an ORDER BY term that names nothing the query has any more.
 */
export function runnable(spec: QuerySpecInput): QuerySpecInput {
  const filledIn = isFilledIn(spec);
  const lists = names.flatMap((name) => {
    const terms: readonly never[] | undefined = spec[name] as never[] | undefined;
    return terms === undefined ? [] : [[name, terms.filter(filledIn[name])]];
  });
  // No calculations at all are COUNT, and a HAVING may name it.
  const calculations = spec.calculations?.length === 0 ? { calculations: calculationsOf(spec) } : {};
  return { ...spec, ...calculations, ...Object.fromEntries(lists) };
}

/** A problem of what is run, at the place where the builder shows it. */
export function placedInDraft(problem: Problem, draft: QuerySpecInput): Problem {
  const [list, index, ...rest] = problem.at ?? [];
  const name = names.find((one) => one === list);
  if (name === undefined || typeof index !== 'number') return problem;
  const filledIn = isFilledIn(draft)[name];
  const places = ((draft[name] ?? []) as never[]).flatMap((term, place) => (filledIn(term) ? [place] : []));
  return { ...problem, at: [name, places[index] ?? index, ...rest] };
}
