import type { z } from 'zod';
import type { Problem } from '@/lib/telemetry/problem.ts';

export type Asked<T> = { ok: T } | { problems: Problem[] };

/** What an address asks for in its query string, by a schema; each field that is wrong is a problem of this code. */
export function readAddress<T>(url: string, schema: z.ZodType<T>, code: Problem['code']): Asked<T> {
  // An instructor names a workspace in every address; that is settled before.
  const { workspace: _, ...asked } = Object.fromEntries(new URL(url).searchParams);
  const parsed = schema.safeParse(asked);
  if (parsed.success) return { ok: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }): Problem => {
    const field = String(path[0] ?? 'the query string');
    return { code, message: `${field}: ${message}.`, hint: 'Correct it in the address.', at: [field] };
  });
  return { problems };
}
