'use client';
import { useSearchParams } from 'next/navigation';
import { Callout } from '@/app/_ui/callout.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { useTrace } from '../feed/use-trace.ts';
import { COLUMN, withColumns } from './column-address.ts';
import type { FirstLook } from './first-look.ts';
import { FourViews } from './four-views.tsx';
import { DropAnywhere } from './imports/import-panel.tsx';
import { viewTitles } from './one-view.tsx';
import { TabbedViews } from './tabbed-views.tsx';
import { spansOf, TraceUnderWay, type Coming } from './trace-comes.tsx';
import type { TraceContent } from './trace-content.ts';
import styles from './trace-page.module.css';
import { TraceTools } from './trace-tools.tsx';
import { besideNamed, lookingFrom, lookingHref, traceViews, type Beside, type Looking } from './trace-views.ts';
import { useTraceSignals } from './use-trace-signals.ts';
import { useWideScreen } from './use-wide-screen.ts';

/** One trace as each of four systems shows it; it grows while it is open, and its address names the view and the span. */
export function TracePage({ traceId, first }: { traceId: string; first?: FirstLook | undefined }) {
  const { looking, go } = useLooking(traceId);
  const isWide = useWideScreen();
  const isQuarter = isWide && looking.beside === 'all';
  const { content, cut } = useContent({ traceId, first, looking, go, isQuarter });
  const coming: Coming = {
    opening: first?.is === 'opening' ? first : undefined,
    openSpanId: looking.span,
    onSpan: (span) => go({ span }, 'replace'),
  };
  const tabbed = { looking, content, coming };
  return (
    <div className={styles.page}>
      {content ? null : <TraceUnderWay traceId={traceId} />}
      {cut && <Truncated {...cut} />}
      <TraceTools traceId={traceId} spans={content?.spans ?? spansOf(coming)} />
      <DropAnywhere />
      <BesideChoice looking={looking} isWide={isWide} onChoose={(beside) => go({ beside }, 'push')} />
      {isQuarter && content ? (
        <FourViews content={content} />
      ) : (
        <TabbedViews {...tabbed} onChoose={(view) => go({ view }, 'push')} />
      )}
    </div>
  );
}

interface Contents {
  traceId: string;
  first: FirstLook | undefined;
  looking: Looking;
  go: Go;
  isQuarter: boolean;
}

/** How much of a trace is shown that has more. */
interface Cut {
  spans: number;
  signals: number;
}

interface Read {
  content: TraceContent | null;
  cut: Cut | null;
}

/** The trace, once all of it is there; null while it is on its way. */
function useContent({ traceId, first, looking, go, isQuarter }: Contents): Read {
  const whole = first?.is === 'whole' ? first : undefined;
  const trace = useTrace([traceId], { first: whole?.trace });
  const told = useTraceSignals([traceId], { first: first?.signals });
  if (!trace.loaded || !told.loaded) return { content: null, cut: null };
  const content: TraceContent = {
    traceId,
    spans: trace.spans,
    syntheticRoots: trace.syntheticRoots,
    signals: told.signals,
    openSpanId: looking.span,
    isQuarter,
    onSpan: (span) => go({ span }, 'replace'),
    onShowSpan: (span) =>
      isQuarter || looking.beside === 'waterfall' ? go({ span }, 'replace') : go({ view: 'waterfall', span }, 'push'),
  };
  const isCut = trace.truncated || told.truncated;
  return { content, cut: isCut ? { spans: trace.spans.length, signals: told.signals.length } : null };
}

type Go = (wanted: Partial<Looking>, how: 'push' | 'replace') => void;

/** How the page is looked at, as its address says; a choice changes the address and asks the server nothing. */
function useLooking(traceId: string) {
  const params = useSearchParams();
  const looking = lookingFrom(params);
  const go: Go = (wanted, how) => {
    const href = withColumns(lookingHref(traceId, { ...looking, ...wanted }), params.getAll(COLUMN));
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  return { looking, go };
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

function Truncated({ spans, signals }: Cut) {
  return (
    <Callout kind="warning" title="Not everything of this trace is shown.">
      <p>
        It has more than the {spans.toLocaleString('en')} spans and {signals.toLocaleString('en')} logs, segments and
        errors that are read here. Ask for the others on the explore page.
      </p>
    </Callout>
  );
}
