import { traceIdSchema } from '@/lib/telemetry/ids.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

/** The trace that an address names, or what is wrong with its id. */
export function wantedTrace(text: string): { traceId: string } | { problem: Problem } {
  const parsed = traceIdSchema.safeParse(text);
  if (parsed.success) return { traceId: parsed.data };
  const message = parsed.error.issues[0]?.message ?? 'This is no trace id.';
  return { problem: { code: 'trace/bad-id', message, hint: 'Copy the id whole, 32 digits, from the trace list.' } };
}
