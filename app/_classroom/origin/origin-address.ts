import { groupKey } from '@/lib/origin/group-key.ts';
import type { ResultData } from '@/lib/query/result.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { encodeQuery } from '@/lib/query/url.ts';

/** What an address asks the origin of. Texts, as they stand there. */
export interface OriginAddress {
  query?: string;
  group?: string;
  near?: string;
  at?: number;
  trace?: string;
  span?: string;
  /** From 0. */
  nth?: number;
}

const PAGE = '/explore/origin';

/** Where it is told how something came about. */
export function originHref(address: OriginAddress): string {
  const said = Object.entries(address).flatMap(([key, value]: [string, string | number | undefined]) =>
    value === undefined || value === '' || value === 0 ? [] : [[key, String(value)]],
  );
  return `${PAGE}?${new URLSearchParams(said).toString()}`;
}

/**
 * Of a row of a result. Null where the query is none.
 * @param near the key of a calculation: the row nearest to its value is shown first
 */
export function originOfRow(spec: QuerySpecInput, data: ResultData, near?: string): string | null {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) return null;
  const group = groupKey(parsed.ok.breakdowns, data);
  return originHref({ query: encodeQuery(parsed.ok), group, ...(near !== undefined && { near }) });
}

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** Reads an address. What makes no sense in it is left out, or told of by the server. */
export function readOriginAddress(parameters: URLSearchParams): OriginAddress {
  const texts = ['query', 'group', 'near', 'trace', 'span'] as const;
  const numbers = ['at', 'nth'] as const;
  return Object.fromEntries([
    ...texts.flatMap((name) => {
      const text = parameters.get(name);
      return text === null ? [] : [[name, text] as const];
    }),
    ...numbers.flatMap((name) => {
      const number = wholeNumber(parameters.get(name));
      return number === undefined ? [] : [[name, number] as const];
    }),
  ]);
}

/** The same as the server is asked it; null where the address asks nothing. */
export function askedOf({ query, group, near, at, trace, span, nth }: OriginAddress): object | null {
  if (trace !== undefined && span !== undefined) return { traceId: trace, spanId: span, ...(nth !== undefined && { nth }) };
  if (query === undefined) return null;
  const spec = jsonOf(query);
  if (spec === undefined) return null;
  const more = Object.entries({ group, near, at, nth }).filter(([, value]) => value !== undefined);
  return { query: spec, ...Object.fromEntries(more) };
} // prettier-ignore

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
