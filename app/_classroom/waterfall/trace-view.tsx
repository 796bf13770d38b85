'use client';
import { useMemo, useState } from 'react';
import { joinRows } from '@/lib/projection/xray/trace/segment-rows.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Annotated } from '@/lib/waterfall/row-note.ts';
import { serviceColours } from '@/lib/waterfall/service-colour.ts';
import { placeMarks, timeMarks } from '@/lib/waterfall/time-marks.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { maskedSignal, withMaskedNames } from '../secrets/masked-telemetry.ts';
import { LiveWaterfall } from './live-waterfall.tsx';
import { MarkDetail } from './mark-detail.tsx';
import { SpanDetail } from './span-detail.tsx';
import { TraceOutline } from './trace-outline.tsx';
import styles from './trace-view.module.css';

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
}

const none: readonly string[] = [];
const noSignals: readonly StoredSignal[] = [];

/** What is open at the side of the rows: a span's fields, or one log line or error. */
type Chosen = { spanId: string | undefined } | { seq: number };

/** A trace with everything that can be seen of it: the waterfall, one span's fields, and the outline. */
export function TraceView(props: TraceViewProps) {
  const { syntheticRoots = none, waiting = false, signals = noSignals } = props;
  const { spans, annotated } = useRows(props.spans, signals);
  const [chosen, setChosen] = useChosen(props.openSpanId);
  const spanId = 'spanId' in chosen ? chosen.spanId : undefined;
  const span = useMemo(() => spans.find((candidate) => candidate.spanId === spanId), [spans, spanId]);
  const rows = useMemo(() => spans.map(withMaskedNames), [spans]);
  const colours = useMemo(() => serviceColours(rows.map((candidate) => candidate.service)), [rows]);
  const signal = 'seq' in chosen ? signals.find(({ seq }) => seq === chosen.seq) : undefined;
  const open = (wanted: StoredSpan): void => {
    setChosen({ spanId: wanted.spanId });
    props.onOpen?.(wanted);
  };
  const marks = span === undefined ? undefined : annotated.marks.get(branchKey(span));
  return (
    <div className={styles.view}>
      <div className={styles.panes}>
        <LiveWaterfall
          spans={rows}
          syntheticRoots={syntheticRoots}
          selectedSpanId={spanId}
          onSelect={open}
          waiting={waiting}
          annotated={annotated}
          onMark={({ seq }) => setChosen({ seq })}
          {...(props.emptyText === undefined ? {} : { emptyText: props.emptyText })}
          {...(props.mostHeight === undefined ? {} : { mostHeight: props.mostHeight })}
        />
        <div className={styles.fields}>
          {signal === undefined ? (
            <SpanDetail span={span} colours={colours} marks={marks} onMark={({ seq }) => setChosen({ seq })} />
          ) : (
            <MarkDetail key={signal.seq} signal={signal} spans={rows} onSpan={open} />
          )}
        </div>
      </div>
      <Outline spans={rows} syntheticRoots={syntheticRoots} />
    </div>
  );
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

const Outline = (props: { spans: StoredSpan[]; syntheticRoots: readonly string[] }) => (
  <details className={styles.outline}>
    <summary>The trace as text</summary>
    <TraceOutline {...props} />
  </details>
);

/** Spans and segments as rows, with logs and errors placed on them. */
function useRows(sent: StoredSpan[], signals: readonly StoredSignal[]): { spans: StoredSpan[]; annotated: Annotated } {
  return useMemo(() => {
    if (signals.length === 0) return { spans: sent, annotated: { notes: new Map(), marks: new Map(), loose: [] } };
    const { spans, notes } = joinRows(sent, signals);
    const drawn = new Set(spans.map(branchKey));
    return {
      spans,
      annotated: {
        notes,
        ...placeMarks(timeMarks(signals.map((each) => maskedSignal(each).signal)), (key) => drawn.has(key)),
      },
    };
  }, [sent, signals]);
}
