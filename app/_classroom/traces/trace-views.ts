/** The four ways to look at a trace, each a tab with an address of its own. */
export const traceViews = ['waterfall', 'segments', 'logs', 'errors'] as const;
export type TraceViewName = (typeof traceViews)[number];

/** What an address says of the page: the view, another beside it on a wide screen, and the span that is open. */
export interface Looking {
  view: TraceViewName;
  beside: TraceViewName | null;
  span: string | undefined;
}

const viewIn = (text: string | null): TraceViewName | null => traceViews.find((view) => view === text) ?? null;

/** Whatever the address holds, a view is shown; a view is not beside itself. */
export function lookingFrom(params: Pick<URLSearchParams, 'get'>): Looking {
  const view = viewIn(params.get('view')) ?? 'waterfall';
  const beside = viewIn(params.get('beside'));
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
