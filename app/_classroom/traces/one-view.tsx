import { ErrorsView } from './errors-view.tsx';
import { FlameView } from './flame/flame-view.tsx';
import { LogsView } from './logs-view.tsx';
import { MapView } from './map/map-view.tsx';
import { SegmentsView } from './segments-view.tsx';
import type { TraceContent } from './trace-content.ts';
import type { TraceViewName } from './trace-views.ts';
import { WaterfallView } from './waterfall-view.tsx';

/** What each view is called. */
export const viewTitles: Record<TraceViewName, string> = {
  waterfall: 'OTel waterfall',
  flame: 'Flame graph',
  map: 'Service map',
  segments: 'X-Ray',
  logs: 'Logs',
  errors: 'Rollbar',
};

const views = {
  waterfall: WaterfallView,
  flame: FlameView,
  map: MapView,
  segments: SegmentsView,
  logs: LogsView,
  errors: ErrorsView,
};

/** The trace in one of its views. */
export function OneView({ view, content }: { view: TraceViewName; content: TraceContent }) {
  const Drawn = views[view];
  return <Drawn content={content} />;
}

/** How much of it there is, behind a view's name; what is drawn of the spans says no number again. */
export function countOf(view: TraceViewName, { spans, signals }: TraceContent): string {
  const of = { segments: 'segment', logs: 'log', errors: 'error' } as const;
  if (view === 'flame' || view === 'map') return '';
  const count = view === 'waterfall' ? spans.length : signals.filter(({ signal }) => signal === of[view]).length;
  return count === 0 ? '' : ` (${count.toLocaleString('en')})`;
}
