import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { markWords } from '@/lib/waterfall/marks.ts';
import type { Mark } from '@/lib/waterfall/marks.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { RowNote } from '@/lib/waterfall/row-note.ts';
import { guidesOf } from '@/lib/waterfall/rows.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { Pill } from '../pill.tsx';
import styles from './span-row.module.css';

/** The cell that names a span: its guides, its fold, its name and service, and what is odd about it, in words. */
export function RowName({ row, waiting, note }: { row: Row; waiting: boolean; note?: RowNote | undefined }) {
  const { span, parent, marks } = row.branch;
  const crosses = (parent === null || parent.span.service !== span.service) && span.service !== span.name;
  return (
    <td className={styles.naming}>
      <Guides row={row} />
      <Fold row={row} />
      <span className={styles.name} title={printable(span.name)}>
        {printable(span.name)}
      </span>
      <span className={crosses ? styles.service : styles.words}>{printable(span.service, 80)}</span>
      {note === undefined ? null : <Pill tone="info">{note.is}</Pill>}
      {note?.inProgress ? (
        <span title="It has been opened and not closed: its end has not come.">
          <Pill tone="warn">in progress</Pill>
        </span>
      ) : null}
      {failuresOf(span, note).map((failure) => (
        <Pill key={failure} tone="bad" icon="cross">
          {failure}
        </Pill>
      ))}
      {marks.map((mark) => (
        <MarkPill key={mark} mark={mark} waiting={waiting} />
      ))}
    </td>
  );
}

/** A span fails in one way; a segment in three, of which a throttle is an error too. */
function failuresOf({ status }: StoredSpan, note: RowNote | undefined): readonly string[] {
  if (note !== undefined) return note.failures;
  return status.code === 'error' ? ['error'] : [];
}

function MarkPill({ mark, waiting }: { mark: Mark; waiting: boolean }) {
  const { note, meaning } = markWords[mark];
  const expected = mark === 'orphan' && waiting;
  return (
    <span title={meaning}>
      <Pill tone={expected ? 'neutral' : 'warn'}>{expected ? 'parent not here yet' : note}</Pill>
    </span>
  );
}

function Guides({ row }: { row: Row }) {
  const guides = guidesOf(row.branch).map((on, level) => ({ on, level }));
  if (guides.length === 0) return null;
  return (
    <span className={styles.guides} aria-hidden="true">
      {guides.map(({ on, level }) => (
        <span key={level} className={styles.guide} data-on={on || undefined} />
      ))}
    </span>
  );
}

/** How many spans it holds: those right below while it is open, all of them while it is folded. */
function Fold({ row }: { row: Row }) {
  const { children, below } = row.branch;
  if (row.expanded === null) return <span className={styles.leaf} />;
  const count = row.expanded ? children.length : below;
  return (
    <button
      type="button"
      className={styles.fold}
      tabIndex={-1}
      data-fold
      data-folded={!row.expanded || undefined}
      aria-label={row.expanded ? `${count} directly below: fold` : `${count} below: unfold`}
    >
      {count}
    </button>
  );
}
