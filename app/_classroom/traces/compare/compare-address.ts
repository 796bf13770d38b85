import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';

/** Which two traces are compared; one of them, or both, may still have to be chosen. */
export interface Compared {
  one?: string | undefined;
  other?: string | undefined;
}

/** What an address asks to compare. What is no id is kept as it stands there, to be said. */
export interface AskedToCompare {
  ids: Compared;
  noIds: Compared;
}

/** What an address names; ids in W3C's form or X-Ray's. */
export function comparedFrom(params: Pick<URLSearchParams, 'get'>): AskedToCompare {
  const asked: AskedToCompare = { ids: {}, noIds: {} };
  for (const which of ['one', 'other'] as const) {
    const text = params.get(which) ?? '';
    const traceId = readTraceId(text);
    if (traceId !== null) asked.ids[which] = traceId;
    else if (text.trim() !== '') asked.noIds[which] = text;
  }
  return asked;
}

/** The address of a comparison. */
export function compareHref({ one, other }: Compared): string {
  const params = new URLSearchParams({ ...(one !== undefined && { one }), ...(other !== undefined && { other }) });
  return `/traces/compare${params.size === 0 ? '' : `?${params.toString()}`}`;
}
