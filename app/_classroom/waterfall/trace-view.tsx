'use client';
import { useMemo, useRef, useState } from 'react';
import { joinRows } from '@/lib/projection/xray/trace/segment-rows.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { notAnnotated, type Annotated } from '@/lib/waterfall/row-note.ts';
import { placeMarks, timeMarks } from '@/lib/waterfall/time-marks.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { maskedSignal } from '../secrets/masked-telemetry.ts';
import { BackToRow } from './back-to-row.tsx';
import { copyLink, linkTo } from './copied-link.ts';
import { LiveWaterfall, type ToolProps } from './live-waterfall.tsx';
import { MarkDetail } from './mark-detail.tsx';
import { Panes } from './panes.tsx';
import { SpanDetail } from './span-detail.tsx';
import { TraceOutline } from './trace-outline.tsx';
import styles from './trace-view.module.css';
import { useDesk, type Desk } from './use-desk.ts';
import { useSaid } from './use-said.tsx';
import { useTraceFacts, type TraceFacts } from './use-trace-facts.ts';

interface TraceViewProps {
  spans: StoredSpan[];
  /** Logs, segments and errors of the same traces. */
  signals?: readonly StoredSignal[];
  syntheticRoots?: readonly string[];
  waiting?: boolean;
  emptyText?: string;
  mostHeight?: string;
  /** The span that is open at first, and anew whenever it is another; in between the reader chooses. */
  openSpanId?: string | undefined;
  /** Told of every choice, to keep it in the address. */
  onOpen?: (span: StoredSpan) => void;
  /** Where the page is the trace's own: tools above the rows, and keys. The columns are kept by whoever draws it. */
  tools?: Pick<ToolProps, 'columns' | 'onColumns'> | undefined;
}

const none: readonly string[] = [];
const noSignals: readonly StoredSignal[] = [];

/** What is open at the side of the rows: a span's fields, or one log line or error. */
type Chosen = { spanId: string | undefined } | { seq: number };

/** A trace with everything that can be seen of it: the waterfall, one span's fields, and the outline. */
export function TraceView(props: TraceViewProps) {
  const { syntheticRoots = none, waiting = false, signals = noSignals } = props;
  const { spans, notes } = useRows(props.spans, signals);
  const facts = useTraceFacts(spans, syntheticRoots);
  const annotated = useAnnotated(facts, notes, signals);
  const [chosen, setChosen] = useChosen(props.openSpanId);
  const spanId = 'spanId' in chosen ? chosen.spanId : undefined;
  const open = (wanted: StoredSpan): void => {
    setChosen({ spanId: wanted.spanId });
    props.onOpen?.(wanted);
  };
  const desk = useDesk(facts, { selectedSpanId: spanId, onSelect: ({ span }) => open(span) });
  const shown = { desk, spans, annotated, waiting };
  const { tools, said, keysOf, fieldSearch } = useTools(props);
  return (
    <div ref={keysOf} className={styles.view}>
      <Panes>
        <LiveWaterfall
          {...shown}
          selectedSpanId={spanId}
          onMark={({ seq }) => setChosen({ seq })}
          tools={tools}
          emptyText={props.emptyText}
          mostHeight={props.mostHeight}
        />
        <Details
          {...shown}
          signal={'seq' in chosen ? signals.find(({ seq }) => seq === chosen.seq) : undefined}
          spanId={spanId}
          fieldSearch={fieldSearch}
          linked={props.tools !== undefined}
          onSpan={open}
          onMark={(seq) => setChosen({ seq })}
        />
      </Panes>
      <Outline spans={spans} syntheticRoots={syntheticRoots} />
      {said}
    </div>
  );
}

interface DetailsProps {
  desk: Desk;
  signal: StoredSignal | undefined;
  spanId: string | undefined;
  spans: StoredSpan[];
  waiting: boolean;
  annotated: Annotated;
  fieldSearch: ToolProps['searchRef'];
  /** The span has an address of its own. */
  linked: boolean;
  onSpan: (span: StoredSpan) => void;
  onMark: (seq: number) => void;
}

/** What is open: one span, or one log line or error report. */
function Details(props: DetailsProps) {
  const { desk, signal, spanId, spans, waiting, annotated, fieldSearch, linked, onSpan, onMark } = props;
  const { facts, grid } = desk;
  const branch = useMemo(() => (spanId === undefined ? undefined : facts.branchOf(spanId)), [facts, spanId]);
  return (
    <div className={styles.fields}>
      {branch === undefined && signal === undefined ? null : <BackToRow branch={branch} grid={grid} />}
      {signal === undefined ? (
        <SpanDetail
          branch={branch}
          wantedSpanId={spanId}
          waiting={waiting}
          colours={facts.tree.colours}
          marks={branch === undefined ? undefined : annotated.marks.get(branchKey(branch.span))}
          onMark={({ seq }) => onMark(seq)}
          cause={branch === undefined ? undefined : facts.failures.causeOf(branch)}
          onGo={(wanted) => grid.goTo(wanted, false)}
          onLeave={() => branch && grid.goTo(branch, true)}
          find={(id) => facts.tree.find(id)}
          searchRef={fieldSearch}
          link={linked && branch !== undefined ? linkTo(branch.span) : undefined}
        />
      ) : (
        <MarkDetail key={signal.seq} signal={signal} spans={spans} onSpan={onSpan} />
      )}
    </div>
  );
}

/** The tools' own props, and what a copied link says; nothing where there is no room for tools. */
function useTools({ tools: asked }: TraceViewProps) {
  const keysOf = useRef<HTMLDivElement>(null);
  const fieldSearch = useRef<HTMLInputElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const { say, said } = useSaid();
  if (asked === undefined) return { tools: undefined, said: null, keysOf, fieldSearch };
  const focusFieldSearch = (): void => fieldSearch.current?.focus();
  const tools: ToolProps = {
    ...asked,
    keysOf,
    searchRef,
    focusFieldSearch,
    say,
    copyLink: (span) => copyLink(span, say),
  };
  return { tools, said, keysOf, fieldSearch };
}

/** What the reader chose last, here or wherever else `asked` comes from. */
function useChosen(asked: string | undefined) {
  const [chosen, setChosen] = useState<Chosen>({ spanId: asked });
  const [before, setBefore] = useState(asked);
  if (before !== asked) {
    setBefore(asked);
    setChosen({ spanId: asked });
  }
  return [chosen, setChosen] as const;
}

const Outline = (props: { spans: StoredSpan[]; syntheticRoots: readonly string[] }) => {
  // Drawn when it is opened: a large trace is not written out for nobody.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.outline} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>The trace as text</summary>
      {isOpen ? <TraceOutline {...props} /> : null}
    </details>
  );
};

/** Spans and segments as rows. */
const useRows = (sent: StoredSpan[], signals: readonly StoredSignal[]): ReturnType<typeof joinRows> =>
  useMemo(() => (signals.length === 0 ? { spans: sent, notes: new Map() } : joinRows(sent, signals)), [sent, signals]);

/** Logs and errors, each on the row of the span that it names, arrived or not; what their texts hide, stays hidden. */
function useAnnotated(
  { tree, ghosts }: TraceFacts,
  notes: Annotated['notes'],
  signals: readonly StoredSignal[],
): Annotated {
  return useMemo(() => {
    if (signals.length === 0) return notAnnotated;
    const missing = new Set(ghosts.map(({ span }) => branchKey(span)));
    const isDrawn = (key: string): boolean => {
      const [traceId = '', spanId = ''] = key.split('/');
      return missing.has(key) || tree.find({ traceId, spanId }) !== undefined;
    };
    return { notes, ...placeMarks(timeMarks(signals.map((each) => maskedSignal(each).signal)), isDrawn) };
  }, [tree, ghosts, notes, signals]);
}
