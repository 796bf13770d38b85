'use client';
import { useSearchParams } from 'next/navigation';
import { useId, type ReactNode } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import { useTrace } from '../feed/use-trace.ts';
import type { FirstLook } from './first-look.ts';
import { FourViews } from './four-views.tsx';
import { DropAnywhere } from './imports/import-panel.tsx';
import { countOf, OneView, viewTitles } from './one-view.tsx';
import { COLUMN, withColumns } from './column-address.ts';
import styles from './trace-page.module.css';
import type { TraceContent } from './trace-content.ts';
import { TraceTools } from './trace-tools.tsx';
import { TraceWaits } from './trace-waits.tsx';
import {
  besideNamed,
  lookingFrom,
  lookingHref,
  traceViews,
  viewNamed,
  type Beside,
  type Looking,
  type TraceViewName,
} from './trace-views.ts';
import { useTraceSignals } from './use-trace-signals.ts';
import { useWideScreen } from './use-wide-screen.ts';

/** One trace as each of four systems shows it; it grows while it is open, and its address names the view and the span. */
export function TracePage({ traceId, first }: { traceId: string; first?: FirstLook | undefined }) {
  const { looking, go } = useLooking(traceId);
  const isWide = useWideScreen();
  const trace = useTrace([traceId], { first: first?.trace });
  const { signals, truncated, loaded } = useTraceSignals([traceId], { first: first?.signals });
  if (!(trace.loaded && loaded)) return <TraceWaits />;

  const isQuarter = isWide && looking.beside === 'all';
  const content: TraceContent = {
    traceId,
    spans: trace.spans,
    syntheticRoots: trace.syntheticRoots,
    signals,
    openSpanId: looking.span,
    isQuarter,
    onSpan: (span) => go({ span }, 'replace'),
    onShowSpan: (span) =>
      isQuarter || looking.beside === 'waterfall' ? go({ span }, 'replace') : go({ view: 'waterfall', span }, 'push'),
  };
  return (
    <div className={styles.page}>
      {trace.truncated || truncated ? <Truncated spans={trace.spans.length} signals={signals.length} /> : null}
      <TraceTools traceId={traceId} spans={trace.spans} />
      <DropAnywhere />
      <BesideChoice looking={looking} isWide={isWide} onChoose={(beside) => go({ beside }, 'push')} />
      {isQuarter ? (
        <FourViews content={content} />
      ) : (
        <TabbedViews looking={looking} content={content} onChoose={(view) => go({ view }, 'push')} />
      )}
    </div>
  );
}

/** How the page is looked at, as its address says; a choice changes the address and asks the server nothing. */
function useLooking(traceId: string) {
  const params = useSearchParams();
  const looking = lookingFrom(params);
  const go = (wanted: Partial<Looking>, how: 'push' | 'replace'): void => {
    const href = withColumns(lookingHref(traceId, { ...looking, ...wanted }), params.getAll(COLUMN));
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  return { looking, go };
}

interface TabbedProps {
  looking: Looking;
  content: TraceContent;
  onChoose: (view: TraceViewName) => void;
}

function TabbedViews({ looking: { view: open, beside }, content, onChoose }: TabbedProps) {
  // The waterfall stays as it was left; the others are drawn when they are looked at.
  const tabs = traceViews.map((view) => ({
    id: view,
    label: `${viewTitles[view]}${countOf(view, content)}`,
    panel: view === open || view === 'waterfall' ? <OneView view={view} content={content} /> : null,
  }));
  return (
    <SideBySide beside={beside === null || beside === 'all' ? null : <OneView view={beside} content={content} />}>
      <TabbedPanels
        label="Views of this trace"
        tabs={tabs}
        chosen={open}
        onChoose={(view) => onChoose(viewNamed(view) ?? 'waterfall')}
        idBase={useId()}
      />
    </SideBySide>
  );
}

interface BesideProps {
  looking: Looking;
  /** Four views have room. */
  isWide: boolean;
  onChoose: (beside: Beside | null) => void;
}

function BesideChoice({ looking: { view, beside }, isWide, onChoose }: BesideProps) {
  const label = 'Beside this view';
  const choices = [
    { value: '', words: 'no other' },
    ...traceViews.filter((each) => each !== view).map((each) => ({ value: each, words: viewTitles[each] })),
    ...(isWide ? [{ value: 'all', words: 'all the others' }] : []),
  ];
  return (
    <div className={styles.beside}>
      <span aria-hidden="true">{label}</span>
      <SelectField
        label={label}
        value={beside === 'all' && !isWide ? '' : (beside ?? '')}
        choices={choices}
        onChange={(value) => onChoose(besideNamed(value))}
      />
    </div>
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
