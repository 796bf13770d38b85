'use client';
import { useMemo, useState } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { serviceColours } from '@/lib/waterfall/service-colour.ts';
import { LiveWaterfall } from './live-waterfall.tsx';
import { SpanDetail } from './span-detail.tsx';
import { TraceOutline } from './trace-outline.tsx';
import styles from './trace-view.module.css';

interface TraceViewProps {
  spans: StoredSpan[];
  syntheticRoots?: readonly string[];
  waiting?: boolean;
  emptyText?: string;
  mostHeight?: string;
  /** The span that is open at first; from there on the reader chooses. */
  openSpanId?: string | undefined;
  /** Told of every choice, to keep it in the address. */
  onOpen?: (span: StoredSpan) => void;
}

const none: readonly string[] = [];

/** A trace with everything that can be seen of it: the waterfall, one span's fields, and the outline. */
export function TraceView(props: TraceViewProps) {
  const { spans, syntheticRoots = none, waiting = false } = props;
  const [chosen, setChosen] = useState(props.openSpanId);
  const span = useMemo(() => spans.find((candidate) => candidate.spanId === chosen), [spans, chosen]);
  const colours = useMemo(() => serviceColours(spans.map((candidate) => candidate.service)), [spans]);
  const open = (wanted: StoredSpan): void => {
    setChosen(wanted.spanId);
    props.onOpen?.(wanted);
  };
  return (
    <div className={styles.view}>
      <div className={styles.panes}>
        <LiveWaterfall
          spans={spans}
          syntheticRoots={syntheticRoots}
          selectedSpanId={chosen}
          onSelect={open}
          waiting={waiting}
          {...(props.emptyText === undefined ? {} : { emptyText: props.emptyText })}
          {...(props.mostHeight === undefined ? {} : { mostHeight: props.mostHeight })}
        />
        <div className={styles.fields}>
          <SpanDetail span={span} colours={colours} />
        </div>
      </div>
      <details className={styles.outline}>
        <summary>The trace as text</summary>
        <TraceOutline spans={spans} syntheticRoots={syntheticRoots} />
      </details>
    </div>
  );
}
