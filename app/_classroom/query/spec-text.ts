import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { JsonObject } from '@/lib/telemetry/json.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { jsonMistake } from './json-mistake.ts';

export type ReadSpec = { spec: QuerySpecInput } | { problems: Problem[] };

/** The query as the text one copies: Honeycomb's JSON, indented. */
export const specText = (spec: QuerySpecInput | JsonObject): string => JSON.stringify(spec, null, 2);

/**
 * Reads a pasted query. The schema's checks come with their own code, which is fetched when somebody pastes and not
 * with the page.
 */
export async function readSpec(text: string): Promise<ReadSpec> {
  const mistake = jsonMistake(text);
  if (mistake !== null) return { problems: [notJson(text, mistake)] };
  const input: unknown = JSON.parse(text);
  const { parseQuery } = await import('@/lib/query/parse.ts');
  const parsed = parseQuery(input);
  return 'ok' in parsed ? { spec: input as QuerySpecInput } : parsed;
}

function notJson(text: string, mistake: number): Problem {
  const before = text.slice(0, mistake).split('\n');
  const line = before.length;
  const character = (before.at(-1)?.length ?? 0) + 1;
  const early = mistake >= text.trimEnd().length;
  return {
    code: 'query/not-json',
    message: early
      ? 'This is not JSON yet: it ends too early.'
      : `This is not JSON: something does not belong in line ${line}, at character ${character}.`,
    hint: 'Keys and texts stand in double quotes, and no comma follows the last item.',
    at: ['line', line, 'character', character],
  };
}
