import type { Problem } from '../telemetry/problem.ts';
import { parseQuery, type ParsedQuery } from './parse.ts';
import { querySpecSchema, type QuerySpec } from './spec.ts';

const defaults: Record<string, unknown> = querySpecSchema.parse({});

/** A query as the text of one URL parameter: its JSON, without what is the default anyway. Not percent-encoded. */
export function encodeQuery(spec: QuerySpec): string {
  const said = Object.entries(spec).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  return JSON.stringify(Object.fromEntries(said));
}

const notJson: Problem = {
  code: 'query/not-json',
  message: 'The query in the address is not JSON.',
  hint: 'Build it again on the query page, or paste its JSON.',
};

/** Reads what `encodeQuery` wrote, or what somebody typed into the address bar. */
export function decodeQuery(text: string): ParsedQuery {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { problems: [notJson] };
  }
  return parseQuery(input);
}
