/** A trace as each of four systems shows it. */
export const systemViews = ['waterfall', 'segments', 'logs', 'errors'] as const;

/** The ways to look at a trace, each a tab with an address of its own. */
export const traceViews = [...systemViews, 'flame', 'map'] as const;
export type TraceViewName = (typeof traceViews)[number];

/** What stands beside a view: another one, or all the others, two by two. */
export type Beside = TraceViewName | 'all';

/** What an address says of the page: the view, what is beside it on a wide screen, and the span that is open. */
export interface Looking {
  view: TraceViewName;
  beside: Beside | null;
  span: string | undefined;
}

export const viewNamed = (text: string | null): TraceViewName | null =>
  traceViews.find((view) => view === text) ?? null;

/** `all`, or a view; nothing else is beside one. */
export const besideNamed = (text: string | null): Beside | null => (text === 'all' ? 'all' : viewNamed(text));

/** Whatever the address holds, a view is shown; a view is not beside itself. */
export function lookingFrom(params: Pick<URLSearchParams, 'get'>): Looking {
  const view = viewNamed(params.get('view')) ?? 'waterfall';
  const beside = besideNamed(params.get('beside'));
  return { view, beside: beside === view ? null : beside, span: params.get('span') ?? undefined };
}

/** The address of a way to look; what is usual is left out. */
export function lookingHref(traceId: string, { view, beside, span }: Looking): string {
  const params = new URLSearchParams({
    ...(view !== 'waterfall' && { view }),
    ...(beside !== null && beside !== view && { beside }),
    ...(span !== undefined && { span }),
  });
  return `/traces/${traceId}${params.size === 0 ? '' : `?${params.toString()}`}`;
}
