import dynamic from 'next/dynamic';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
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

const loading = () => <Skeleton lines={8} of="the view" />;

// A trace opens with its waterfall; what the others are drawn with is fetched when one of them is looked at. A server
// draws none of them: what is typed into a view before its script is there would be lost.
const views = {
  waterfall: WaterfallView,
  flame: dynamic(async () => (await import('./flame/flame-view.tsx')).FlameView, { loading, ssr: false }),
  map: dynamic(async () => (await import('./map/map-view.tsx')).MapView, { loading, ssr: false }),
  segments: dynamic(async () => (await import('./segments-view.tsx')).SegmentsView, { loading, ssr: false }),
  logs: dynamic(async () => (await import('./logs-view.tsx')).LogsView, { loading, ssr: false }),
  errors: dynamic(async () => (await import('./errors-view.tsx')).ErrorsView, { loading, ssr: false }),
};

/** The trace in one of its views. */
export function OneView({ view, content }: { view: TraceViewName; content: TraceContent }) {
  const Drawn = views[view];
  return <Drawn content={content} />;
}

/** What is counted of a trace. */
interface Counted {
  spans: number;
  signals: readonly Pick<StoredSignal, 'signal'>[];
}

/** How much of it there is, behind a view's name; what is drawn of the spans says no number again. */
export function countOf(view: TraceViewName, { spans, signals }: Counted): string {
  const of = { segments: 'segment', logs: 'log', errors: 'error' } as const;
  if (view === 'flame' || view === 'map') return '';
  const count = view === 'waterfall' ? spans : signals.filter(({ signal }) => signal === of[view]).length;
  return count === 0 ? '' : ` (${count.toLocaleString('en')})`;
}
