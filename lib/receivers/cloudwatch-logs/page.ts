import { Fault } from './fault.ts';

/** One page of a list, and what its answer says of the next. */
export interface Page<T> {
  items: T[];
  more: { nextToken?: string };
}

/** A page of a list that is whole in memory. The token is how many were given before, which is all it needs to be. */
export function pageOf<T>(list: readonly T[], token: string | undefined, limit: number): Page<T> | Fault {
  const start = token === undefined ? 0 : Number(/^p\.(\d{1,9})$/.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return badToken();
  const end = start + limit;
  return { items: list.slice(start, end), more: end < list.length ? { nextToken: `p.${end}` } : {} };
}

export const badToken = (): Fault =>
  new Fault(
    'InvalidParameterException',
    'The specified nextToken is invalid.',
    'Use the token of the answer before, with the same parameters; tokens are not made by hand.',
  );
