'use client';
import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { TraceSummary } from '@/app/_ui/waterfall/trace-summary.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { notAnnotated, type Annotated, type TimeMark } from '@/lib/waterfall/row-note.ts';
import { LooseMarks } from '@/app/_ui/waterfall/loose-marks.tsx';
import { layOut } from '@/lib/waterfall/layout.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import styles from './live-waterfall.module.css';
import { SpanGrid } from './span-grid.tsx';

export interface LiveWaterfallProps {
  /** In any order, of one trace or a few; give a new array when more arrive. */
  spans: StoredSpan[];
  syntheticRoots?: readonly string[];
  selectedSpanId?: string | undefined;
  onSelect: (span: StoredSpan) => void;
  /** Names the region; needed where a page shows several. */
  label?: string;
  /** More spans may still arrive. */
  waiting?: boolean;
  /** What stands there while nothing has arrived. */
  emptyText?: string;
  /** A CSS length; the rows scroll within it. */
  mostHeight?: string;
  /** What some rows are that are no spans, and the logs and errors on their axis. */
  annotated?: Annotated;
  /** A log or an error was chosen. */
  onMark?: (mark: TimeMark) => void;
}

const noRoots: readonly string[] = [];

/** A trace as it grows: its summary, and its spans as a tree whose rows find their place as they arrive. */
export function LiveWaterfall(props: LiveWaterfallProps) {
  const { spans, syntheticRoots = noRoots, waiting = false, annotated = notAnnotated } = props;
  // The roots' ids as text, so that an equal list made anew by the parent does not grow the tree again.
  const roots = syntheticRoots.join();
  const tree = useMemo(() => growTree(spans, { syntheticRoots: roots.split(',') }), [spans, roots]);
  const layout = useMemo(() => layOut(tree), [tree]);
  const failed = useMemo(() => spans.filter((span) => span.status.code === 'error').length, [spans]);
  return (
    <section
      className={styles.waterfall}
      aria-label={props.label ?? 'Waterfall'}
      style={{ '--most-height': props.mostHeight ?? '30rem' } as CSSProperties}
    >
      <TraceSummary tree={tree} layout={layout} failed={failed} waiting={waiting} annotated={annotated} />
      <LooseMarks marks={annotated.loose} layout={layout} tree={tree} onMark={props.onMark} />
      <SpanGrid
        tree={tree}
        layout={layout}
        spans={spans}
        waiting={waiting}
        selectedSpanId={props.selectedSpanId}
        onSelect={props.onSelect}
        emptyText={props.emptyText}
        annotated={annotated}
        onMark={props.onMark}
      />
    </section>
  );
}
