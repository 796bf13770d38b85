/** Which two traces are compared; one of them, or both, may still have to be chosen. */
export interface Compared {
  one?: string | undefined;
  other?: string | undefined;
}

const traceIdIn = (text: string | null): string | undefined =>
  text !== null && /^[0-9a-f]{32}$/.test(text) ? text : undefined;

/** What an address names; none where it is no id. */
export const comparedFrom = (params: Pick<URLSearchParams, 'get'>): Compared => ({
  one: traceIdIn(params.get('one')),
  other: traceIdIn(params.get('other')),
});

/** The address of a comparison. */
export function compareHref({ one, other }: Compared): string {
  const params = new URLSearchParams({ ...(one !== undefined && { one }), ...(other !== undefined && { other }) });
  return `/traces/compare${params.size === 0 ? '' : `?${params.toString()}`}`;
}
