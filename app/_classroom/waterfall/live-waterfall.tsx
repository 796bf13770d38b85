'use client';
import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { TraceSummary } from '@/app/_ui/waterfall/trace-summary.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
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
}

const noRoots: readonly string[] = [];

/** A trace as it grows: its summary, and its spans as a tree whose rows find their place as they arrive. */
export function LiveWaterfall(props: LiveWaterfallProps) {
  const { spans, syntheticRoots = noRoots, waiting = false } = props;
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
      <TraceSummary tree={tree} layout={layout} failed={failed} waiting={waiting} />
      <SpanGrid
        tree={tree}
        layout={layout}
        spans={spans}
        waiting={waiting}
        selectedSpanId={props.selectedSpanId}
        onSelect={props.onSelect}
        emptyText={props.emptyText}
      />
    </section>
  );
}
