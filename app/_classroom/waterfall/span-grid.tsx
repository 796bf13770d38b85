'use client';
import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { SpanRow } from '@/app/_ui/waterfall/span-row.tsx';
import { TimeAxis, TimeLines } from '@/app/_ui/waterfall/time-axis.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Annotated, TimeMark } from '@/lib/waterfall/row-note.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { indexesOf } from '@/lib/waterfall/window.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { GridFoot } from './grid-foot.tsx';
import { NothingYet } from './nothing-yet.tsx';
import styles from './span-grid.module.css';
import type { Desk } from './use-desk.ts';
import { useFollowFocus, useRevealSelected } from './use-row-in-sight.ts';
import { useFreshKeys } from './use-fresh-keys.ts';
import { useRowWindow } from './use-row-window.ts';
import type { RowWindow } from './use-row-window.ts';
import { useStillRows } from './use-still-rows.ts';
import type { Treegrid } from './use-treegrid.ts';

interface SpanGridProps {
  desk: Desk;
  spans: StoredSpan[];
  waiting: boolean;
  selectedSpanId: string | undefined;
  emptyText: string | undefined;
  annotated: Annotated;
  onMark: ((mark: TimeMark) => void) | undefined;
  columns: readonly string[];
}

/** The rows of a trace as an ARIA tree grid: one Tab stop, arrows within. */
export function SpanGrid(props: SpanGridProps) {
  const { desk, waiting, columns } = props;
  const { grid, layout } = desk;
  const { tree } = desk.facts;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow(scroller, grid.rows.length, columns.length > 0);
  const tableProps = withMarks(grid, props);
  useStillRows(scroller, grid, view);
  useFollowFocus(scroller, grid, view);
  useRevealSelected({ scroller, tree, grid, view, selectedSpanId: props.selectedSpanId });
  return (
    <>
      <div ref={scroller} className={styles.scroller} data-unmeasured={!view.isMeasured || undefined}>
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
          <TimeAxis layout={layout} narrow={view.narrow} columns={columns} />
          <tbody className={styles.rows} style={roomOf(grid, view)}>
            <Rows {...props} view={view} />
          </tbody>
        </table>
      </div>
      <GridFoot desk={desk} />
    </>
  );
}

/**
 * Beyond so many rows none glides: a list that long is moved in, and not watched. Its rows then stand one below the
 * other by themselves, without a style of their own: a browser looks through all the styles that it has not thrown away
 * yet for each part of a row whose style is like no other, and the longer one scrolls, the more these are.
 */
const MOST_GLIDING = 500;

const glides = ({ rows }: Treegrid): boolean => rows.length <= MOST_GLIDING;

/** The whole list's room. Where rows stand by themselves, those above the first one are left empty. */
const roomOf = (grid: Treegrid, { range, rowHeight }: RowWindow): CSSProperties =>
  ({
    '--row-height': `${rowHeight}px`,
    height: grid.rows.length * rowHeight,
    paddingTop: glides(grid) ? 0 : range.first * rowHeight,
  }) as CSSProperties;

/** How far from the top a row is drawn; null where it stands below the one before it. */
function topOf(index: number, grid: Treegrid, { range, rowHeight }: RowWindow): number | null {
  const isKept = index < range.first || index >= range.end;
  return glides(grid) || isKept ? index * rowHeight : null;
}

function Rows({ desk, view, spans, waiting, selectedSpanId, annotated, columns }: SpanGridProps & { view: RowWindow }) {
  const fresh = useFreshKeys(spans);
  const { grid, layout, facts, path, found } = desk;
  const reachable = Math.max(0, grid.focusedIndex);
  // One row can always be reached by Tab, wherever the list is scrolled.
  return indexesOf(view.range, reachable).map((index) => {
    const row = grid.rows[index];
    if (row === undefined) return null;
    const key = branchKey(row.branch.span);
    return (
      <SpanRow
        key={key}
        row={row}
        index={index + 2}
        layout={layout}
        colours={facts.tree.colours}
        top={topOf(index, grid, view)}
        selected={row.branch.span.spanId === selectedSpanId}
        reachable={index === reachable}
        fresh={fresh.has(key)}
        narrow={view.narrow}
        waiting={waiting}
        note={annotated.notes.get(key)}
        marks={annotated.marks.get(key)}
        columns={columns}
        stretches={path?.byBranch.get(row.branch)}
        hit={found.isHit.has(row.branch)}
        asShown={asHidden}
        glides={glides(grid)}
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
