import { memo } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { durationMs } from '@/lib/telemetry/span.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import { inServiceColour } from './service-dot.tsx';
import type { Colours } from './service-dot.tsx';
import { RowName } from './row-name.tsx';
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
      data-failed={span.status.code === 'error' || undefined}
      data-adrift={branch.marks.includes('orphan') || branch.marks.includes('knot') || undefined}
      data-fresh={props.fresh || undefined}
      data-narrow={props.narrow || undefined}
    >
      <RowName row={row} waiting={props.waiting} />
      <Timing span={span} layout={layout} />
      <td className={styles.duration}>{durationText(durationMs(span))}</td>
    </tr>
  );
});

/** More dots than this on one bar would only be a smear. */
const MOST_DOTS = 40;

function Timing({ span, layout }: { span: StoredSpan; layout: Layout }) {
  const { offset, width } = layout.bar(span);
  return (
    <td className={styles.timing}>
      <span className={styles.words}>starts at {durationText(offset * layout.totalMs)}</span>
      <span className={styles.bar} style={{ left: percent(offset), width: percent(width) }} />
      {dotsOf(span, layout).map(({ id, left, name }) => (
        <span key={id} className={styles.event} style={{ left }} title={name} />
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
