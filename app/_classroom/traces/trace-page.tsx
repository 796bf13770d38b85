'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import { useTrace } from '../feed/use-trace.ts';
import { ErrorsView } from './errors-view.tsx';
import { LogsView } from './logs-view.tsx';
import { SegmentsView } from './segments-view.tsx';
import styles from './trace-page.module.css';
import type { TraceContent } from './trace-content.ts';
import { lookingFrom, lookingHref, traceViews, type Looking, type TraceViewName } from './trace-views.ts';
import { useTraceSignals } from './use-trace-signals.ts';
import { WaterfallView } from './waterfall-view.tsx';

const titles: Record<TraceViewName, string> = {
  waterfall: 'OTel waterfall',
  segments: 'X-Ray',
  logs: 'Logs',
  errors: 'Rollbar',
};

/** One trace as each of four systems shows it; it grows while it is open, and its address names the view and the span. */
export function TracePage({ traceId }: { traceId: string }) {
  const router = useRouter();
  const idBase = useId();
  const looking = lookingFrom(useSearchParams());
  const trace = useTrace([traceId]);
  const { signals, truncated, loaded } = useTraceSignals([traceId]);
  if (!(trace.loaded && loaded)) return <Skeleton lines={8} of="the trace" />;

  const content: TraceContent = {
    traceId,
    spans: trace.spans,
    syntheticRoots: trace.syntheticRoots,
    signals,
    openSpanId: looking.span,
    onSpan: (span) => router.replace(lookingHref(traceId, { ...looking, span }), { scroll: false }),
    onShowSpan: (span) => router.push(lookingHref(traceId, { ...looking, view: 'waterfall', span }), { scroll: false }),
  };
  const go = (wanted: Partial<Looking>): void =>
    router.push(lookingHref(traceId, { ...looking, ...wanted }), { scroll: false });
  return (
    <div className={styles.page}>
      {trace.truncated || truncated ? <Truncated spans={trace.spans.length} signals={signals.length} /> : null}
      <div className={styles.beside}>
        <BesideChoice looking={looking} onChoose={(beside) => go({ beside })} />
      </div>
      <SideBySide beside={looking.beside === null ? null : <View view={looking.beside} content={content} />}>
        <TabbedPanels
          label="Views of this trace"
          tabs={traceViews.map((view) => tabOf(view, content, view === looking.view))}
          chosen={looking.view}
          onChoose={(view) => go({ view: traceViews.find((each) => each === view) ?? 'waterfall' })}
          idBase={idBase}
        />
      </SideBySide>
    </div>
  );
}

/** The waterfall stays as it was left; the others are drawn when they are looked at. */
const tabOf = (view: TraceViewName, content: TraceContent, isOpen: boolean) => ({
  id: view,
  label: `${titles[view]}${countOf(view, content)}`,
  panel: isOpen || view === 'waterfall' ? <View view={view} content={content} /> : null,
});

function View({ view, content }: { view: TraceViewName; content: TraceContent }) {
  const views: Record<TraceViewName, ReactNode> = {
    waterfall: <WaterfallView content={content} />,
    segments: <SegmentsView content={content} />,
    logs: <LogsView content={content} />,
    errors: <ErrorsView content={content} />,
  };
  return views[view];
}

/** How much of it there is, behind a tab's name. */
function countOf(view: TraceViewName, { spans, signals }: TraceContent): string {
  const of = { segments: 'segment', logs: 'log', errors: 'error' } as const;
  const count = view === 'waterfall' ? spans.length : signals.filter(({ signal }) => signal === of[view]).length;
  return count === 0 ? '' : ` (${count.toLocaleString('en')})`;
}

function BesideChoice({ looking, onChoose }: { looking: Looking; onChoose: (view: TraceViewName | null) => void }) {
  const others = traceViews.filter((view) => view !== looking.view);
  return (
    <SelectField
      label="Show another view beside it"
      value={looking.beside ?? ''}
      choices={[
        { value: '', words: 'nothing beside it' },
        ...others.map((view) => ({ value: view, words: `beside it: ${titles[view]}` })),
      ]}
      onChange={(value) => onChoose(traceViews.find((view) => view === value) ?? null)}
    />
  );
}

function SideBySide({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.sides} data-two={beside !== null || undefined}>
      <div className={styles.side}>{children}</div>
      {beside === null ? null : (
        <aside className={styles.other} aria-label="The view beside it">
          {beside}
        </aside>
      )}
    </div>
  );
}

function Truncated({ spans, signals }: { spans: number; signals: number }) {
  return (
    <Callout kind="warning" title="Not everything of this trace is shown.">
      <p>
        It has more than the {spans.toLocaleString('en')} spans and {signals.toLocaleString('en')} logs, segments and
        errors that are read here. Ask for the others on the explore page.
      </p>
    </Callout>
  );
}
