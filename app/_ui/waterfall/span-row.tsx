import { memo, type CSSProperties } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { durationMs } from '@/lib/telemetry/span.ts';
import { fieldOf } from '@/lib/waterfall/columns.ts';
import type { Stretch } from '@/lib/waterfall/critical-path.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { RowNote, TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { Colours } from './service-dot.tsx';
import { asSent, type AsShown } from './as-shown.ts';
import { GhostCells } from './ghost-cells.tsx';
import { RowName } from './row-name.tsx';
import { RowTimes } from './row-times.tsx';
import styles from './span-row.module.css';

export interface SpanRowProps {
  row: Row;
  /** From 2: the column heads are the first row of the grid. */
  index: number;
  layout: Layout;
  colours: Colours;
  /** Pixels from the top of the list; null where it stands below the row before it. */
  top: number | null;
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
  /** Fields that have a column of their own. */
  columns?: readonly string[];
  /** Where the critical path lies on it, while it is shown. */
  stretches?: readonly Stretch[] | undefined;
  /** It has what was searched for. */
  hit?: boolean;
  /** It glides to its new place when rows come in above it. */
  glides?: boolean;
  asShown?: AsShown;
}

/** One span, or a ghost: where it hangs, what it is called, when it ran. Clicks and keys are the list's affair. */
export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const { row, index, top, selected } = props;
  const { branch } = row;
  return (
    <tr
      className={styles.row}
      style={top === null ? undefined : placeOf(top, props.glides)}
      tabIndex={props.reachable ? 0 : -1}
      aria-level={branch.depth + 1}
      aria-posinset={branch.position}
      aria-setsize={branch.siblings}
      aria-rowindex={index}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={selected}
      data-row={branchKey(branch.span)}
      data-ghost={branch.isGhost || undefined}
      {...lookOf(props)}
    >
      {branch.isGhost ? <GhostCells {...props} columns={props.columns ?? noColumns} /> : <SpanCells {...props} />}
    </tr>
  );
});

function SpanCells(props: SpanRowProps) {
  const { row, columns = noColumns, asShown = asSent } = props;
  const { span } = row.branch;
  return (
    <>
      <RowName row={row} waiting={props.waiting} note={props.note} asShown={asShown} />
      {props.narrow ? (
        <FieldLine span={span} columns={columns} asShown={asShown} />
      ) : (
        columns.map((column) => <FieldCell key={column} span={span} column={column} asShown={asShown} />)
      )}
      <RowTimes
        branch={row.branch}
        layout={props.layout}
        colours={props.colours}
        marks={props.marks ?? noMarks}
        stretches={props.stretches ?? noStretches}
        asShown={asShown}
      />
      <td className={styles.duration}>{lengthOf(props)}</td>
    </>
  );
}

/** What glides is moved; of what does not, the place is its own, which styles a large trace four times as fast. */
const placeOf = (top: number, glides = true): CSSProperties =>
  glides ? { transform: `translateY(${top}px)` } : { top };

/** What its style goes by. */
const lookOf = ({ row: { branch }, note, top, fresh, narrow, hit }: SpanRowProps) => ({
  'data-flows': top === null || undefined,
  'data-failed': branch.span.status.code === 'error' || undefined,
  'data-adrift': branch.marks.includes('orphan') || branch.marks.includes('knot') || undefined,
  'data-open': note?.inProgress || undefined,
  'data-fresh': fresh || undefined,
  'data-narrow': narrow || undefined,
  'data-hit': hit || undefined,
});

/** What is in progress has no length yet. */
const lengthOf = ({ row: { branch }, note }: SpanRowProps): string =>
  note?.inProgress ? '…' : durationText(durationMs(branch.span));

const noMarks: readonly TimeMark[] = [];
const noStretches: readonly Stretch[] = [];
const noColumns: readonly string[] = [];

interface FieldsProps {
  span: StoredSpan;
  columns: readonly string[];
  asShown: AsShown;
}

function fieldText({ span, asShown }: FieldsProps, column: string): string {
  const field = fieldOf(span, column);
  return field === undefined ? '' : printable(asShown(column, field.text), 300);
}

/** A field as a column, as short as its cell; whole in its title. */
function FieldCell({ column, ...rest }: Omit<FieldsProps, 'columns'> & { column: string }) {
  const text = fieldText({ ...rest, columns: noColumns }, column);
  return (
    <td className={styles.field} title={text}>
      {text === '' ? <span className={styles.absent}>–</span> : text}
    </td>
  );
}

/** On a phone the columns are one line. */
function FieldLine(props: FieldsProps) {
  if (props.columns.length === 0) return null;
  const text = props.columns
    .map((column) => [printable(column, 60), fieldText(props, column)])
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} ${value}`)
    .join(' · ');
  return <td className={styles.field}>{text === '' ? <span className={styles.absent}>–</span> : text}</td>;
}
