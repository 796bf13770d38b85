import { ErrorsView } from './errors-view.tsx';
import { LogsView } from './logs-view.tsx';
import { SegmentsView } from './segments-view.tsx';
import type { TraceContent } from './trace-content.ts';
import type { TraceViewName } from './trace-views.ts';
import { WaterfallView } from './waterfall-view.tsx';

/** What each view is called. */
export const viewTitles: Record<TraceViewName, string> = {
  waterfall: 'OTel waterfall',
  segments: 'X-Ray',
  logs: 'Logs',
  errors: 'Rollbar',
};

const views = { waterfall: WaterfallView, segments: SegmentsView, logs: LogsView, errors: ErrorsView };

/** The trace as one of the four systems shows it. */
export function OneView({ view, content }: { view: TraceViewName; content: TraceContent }) {
  const Drawn = views[view];
  return <Drawn content={content} />;
}

/** How much of it there is, behind a view's name. */
export function countOf(view: TraceViewName, { spans, signals }: TraceContent): string {
  const of = { segments: 'segment', logs: 'log', errors: 'error' } as const;
  const count = view === 'waterfall' ? spans.length : signals.filter(({ signal }) => signal === of[view]).length;
  return count === 0 ? '' : ` (${count.toLocaleString('en')})`;
}
