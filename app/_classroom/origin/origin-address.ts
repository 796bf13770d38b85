import type { OriginAddress } from './origin-href.ts';

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
