'use client';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { SpanRow } from '@/app/_ui/waterfall/span-row.tsx';
import { TimeAxis, TimeLines } from '@/app/_ui/waterfall/time-axis.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import type { Annotated, TimeMark } from '@/lib/waterfall/row-note.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';
import { indexesOf } from '@/lib/waterfall/window.ts';
import { GridFoot } from './grid-foot.tsx';
import { NothingYet } from './nothing-yet.tsx';
import styles from './span-grid.module.css';
import { useFreshKeys } from './use-fresh-keys.ts';
import { useRowWindow } from './use-row-window.ts';
import type { RowWindow } from './use-row-window.ts';
import { useTreegrid } from './use-treegrid.ts';
import type { Treegrid } from './use-treegrid.ts';

interface SpanGridProps {
  tree: Tree;
  layout: Layout;
  spans: StoredSpan[];
  waiting: boolean;
  selectedSpanId: string | undefined;
  onSelect: (span: StoredSpan) => void;
  emptyText: string | undefined;
  annotated: Annotated;
  onMark: ((mark: TimeMark) => void) | undefined;
}

/** The rows of a trace as an ARIA tree grid: one Tab stop, arrows within. */
export function SpanGrid(props: SpanGridProps) {
  const { tree, layout, waiting } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useTreegrid(tree, {
    onSelect: (branch) => props.onSelect(branch.span),
    follows: props.selectedSpanId !== undefined,
  });
  const view = useRowWindow(scroller, grid.rows.length);
  const tableProps = withMarks(grid, props);
  useFollowFocus(scroller, grid);
  useRevealSelected({ tree, grid, view, selectedSpanId: props.selectedSpanId });
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        {tree.size === 0 ? <NothingYet waiting={waiting} text={props.emptyText} /> : null}
        {tree.size === 0 ? null : (
          <TimeLines layout={layout} narrow={view.narrow} height={grid.rows.length * view.rowHeight} />
        )}
        <table
          {...tableProps}
          className={styles.grid}
          aria-label="Spans of the trace"
          aria-rowcount={grid.rows.length + 1}
        >
          <TimeAxis layout={layout} narrow={view.narrow} />
          <tbody className={styles.rows} style={{ height: grid.rows.length * view.rowHeight }}>
            <Rows {...props} grid={grid} view={view} />
          </tbody>
        </table>
      </div>
      <GridFoot tree={tree} onFold={grid.fold} />
    </>
  );
}

function Rows({
  tree,
  grid,
  view,
  spans,
  layout,
  waiting,
  selectedSpanId,
  annotated,
}: SpanGridProps & { grid: Treegrid; view: RowWindow }) {
  const fresh = useFreshKeys(spans);
  const reachable = Math.max(0, grid.focusedIndex);
  return indexesOf(view.range, grid.focusedIndex).map((index) => {
    const row = grid.rows[index];
    if (row === undefined) return null;
    const key = branchKey(row.branch.span);
    return (
      <SpanRow
        key={key}
        row={row}
        index={index + 2}
        layout={layout}
        colours={tree.colours}
        top={index * view.rowHeight}
        height={view.rowHeight}
        selected={row.branch.span.spanId === selectedSpanId}
        reachable={index === reachable}
        fresh={fresh.has(key)}
        narrow={view.narrow}
        waiting={waiting}
        note={annotated.notes.get(key)}
        marks={annotated.marks.get(key)}
      />
    );
  });
}

/** A click on a mark opens the mark, any other one is the grid's. */
const withMarks = ({ tableProps }: Treegrid, { annotated, onMark }: SpanGridProps): Treegrid['tableProps'] => ({
  ...tableProps,
  onClick: (event) => {
    const mark = markAt(event.target, annotated);
    if (mark === undefined) tableProps.onClick(event);
    else onMark?.(mark);
  },
});

/** The log or error that was pressed on, where it was one. */
function markAt(target: EventTarget, { marks }: Annotated): TimeMark | undefined {
  const element = (target as Element).closest<HTMLElement>('[data-mark]');
  const row = element?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return row === undefined ? undefined : marks.get(row)?.find(({ seq }) => String(seq) === element?.dataset['mark']);
}

/** Once a key has moved the focus and the row is drawn, the page's own focus follows, and scrolls along. */
function useFollowFocus(scroller: RefObject<HTMLElement | null>, { moves, focused }: Treegrid): void {
  const followed = useRef(0);
  useEffect(() => {
    if (followed.current === moves || focused === undefined) return;
    followed.current = moves;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${focused}"]`)?.focus();
  }, [scroller, moves, focused]);
}

interface Revealing {
  tree: Tree;
  grid: Treegrid;
  view: RowWindow;
  selectedSpanId: string | undefined;
}

/** A span chosen elsewhere (a link, a finding) is unfolded and scrolled to, once. */
function useRevealSelected({ tree, grid, view, selectedSpanId }: Revealing): void {
  const revealed = useRef<string>(undefined);
  useEffect(() => {
    if (selectedSpanId === undefined || revealed.current === selectedSpanId) return;
    const index = grid.rows.findIndex(({ branch }) => branch.span.spanId === selectedSpanId);
    const hidden = index === -1 ? findSpan(tree, selectedSpanId) : undefined;
    if (hidden !== undefined) grid.reveal(hidden);
    if (index === -1) return;
    revealed.current = selectedSpanId;
    view.scrollTo(index);
  }, [tree, grid, view, selectedSpanId]);
}

function findSpan(tree: Tree, spanId: string): Branch | undefined {
  for (const traceId of tree.windows.keys()) {
    const branch = tree.find({ traceId, spanId });
    if (branch !== undefined) return branch;
  }
  return undefined;
}
