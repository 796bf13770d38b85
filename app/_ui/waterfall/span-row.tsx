import { memo } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { durationMs } from '@/lib/telemetry/span.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { RowNote, TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { inServiceColour } from './service-dot.tsx';
import type { Colours } from './service-dot.tsx';
import { RowName } from './row-name.tsx';
import { MarkDot } from './mark-dot.tsx';
import styles from './span-row.module.css';

export interface SpanRowProps {
  row: Row;
  /** From 2: the column heads are the first row of the grid. */
  index: number;
  layout: Layout;
  colours: Colours;
  /** Pixels from the top of the list. */
  top: number;
  height: number;
  selected: boolean;
  /** It alone takes the Tab key. */
  reachable: boolean;
  /** It has just arrived. */
  fresh: boolean;
  /** Bars below the names. */
  narrow: boolean;
  /** More may still come, so a missing parent is not yet missed. */
  waiting: boolean;
  /** What it is, where it is no span. */
  note?: RowNote | undefined;
  /** Logs and errors of this span. */
  marks?: readonly TimeMark[] | undefined;
}

/** One span: where it hangs, what it is called, when it ran. Clicks and keys are the list's affair. */
export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const { row, index, layout, top, height, selected } = props;
  const { branch } = row;
  const { span } = branch;
  return (
    <tr
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, height, ...inServiceColour(span.service, props.colours) }}
      tabIndex={props.reachable ? 0 : -1}
      aria-level={branch.depth + 1}
      aria-posinset={branch.position}
      aria-setsize={branch.siblings}
      aria-rowindex={index}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected}
      data-row={branchKey(span)}
      {...lookOf(props)}
    >
      <RowName row={row} waiting={props.waiting} note={props.note} />
      <Timing span={span} layout={layout} marks={props.marks ?? noMarks} />
      <td className={styles.duration}>{lengthOf(props)}</td>
    </tr>
  );
});

/** What its style goes by. */
const lookOf = ({ row: { branch }, note, fresh, narrow }: SpanRowProps) => ({
  'data-failed': branch.span.status.code === 'error' || undefined,
  'data-adrift': branch.marks.includes('orphan') || branch.marks.includes('knot') || undefined,
  'data-open': note?.inProgress || undefined,
  'data-fresh': fresh || undefined,
  'data-narrow': narrow || undefined,
});

/** What is in progress has no length yet. */
const lengthOf = ({ row: { branch }, note }: SpanRowProps): string =>
  note?.inProgress ? '…' : durationText(durationMs(branch.span));

/** More dots than this on one bar would only be a smear. */
const MOST_DOTS = 40;

const noMarks: readonly TimeMark[] = [];

function Timing({ span, layout, marks }: { span: StoredSpan; layout: Layout; marks: readonly TimeMark[] }) {
  const { offset, width } = layout.bar(span);
  return (
    <td className={styles.timing}>
      <span className={styles.words}>starts at {durationText(offset * layout.totalMs)}</span>
      <span className={styles.bar} style={{ left: percent(offset), width: percent(width) }} />
      {dotsOf(span, layout).map(({ id, left, name }) => (
        <span key={id} className={styles.event} style={{ left }} title={name} />
      ))}
      {marks.slice(0, MOST_DOTS).map((mark) => (
        <MarkDot
          key={mark.seq}
          mark={mark}
          left={percent(layout.at(mark.at, span))}
          beyond={!layout.holds(mark.at, span.traceId)}
        />
      ))}
    </td>
  );
}

const dotsOf = (span: StoredSpan, layout: Layout): { id: string; left: string; name: string }[] =>
  span.events.slice(0, MOST_DOTS).map((event, index) => ({
    id: `event ${index}`,
    left: percent(layout.at(event.time, span)),
    name: printable(event.name, 80),
  }));

const percent = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;
