import type { OriginAddress } from './origin-href.ts';

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** Reads an address. What makes no sense in it is left out, or told of by the server. */
export function readOriginAddress(parameters: URLSearchParams): OriginAddress {
  const texts = ['query', 'dataset', 'group', 'near', 'region', 'trace', 'span', 'kind', 'time'] as const;
  const numbers = ['at', 'bucket', 'nth'] as const;
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
export function askedOf(address: OriginAddress): object | null {
  const { query, region, trace, span, nth, ...rest } = address;
  if (query === undefined) {
    if (trace === undefined || span === undefined) return null;
    return { traceId: trace, spanId: span, ...(nth !== undefined && { nth }) };
  }
  const spec = jsonOf(query);
  if (spec === undefined) return null;
  const part = { region: region === undefined ? undefined : (jsonOf(region) ?? null), traceId: trace, spanId: span };
  const more = Object.entries({ ...rest, ...part, nth }).filter(([, value]) => value !== undefined);
  return { query: spec, ...Object.fromEntries(more) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
