import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { markWords } from '@/lib/waterfall/marks.ts';
import type { Mark } from '@/lib/waterfall/marks.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { oddityWords } from '@/lib/waterfall/oddities.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { RowNote } from '@/lib/waterfall/row-note.ts';
import { guidesOf } from '@/lib/waterfall/rows.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { Icon } from '../icons.tsx';
import { Pill } from '../pill.tsx';
import type { AsShown } from './as-shown.ts';
import styles from './span-row.module.css';
import { MOST_DOTS } from './time-dots.tsx';

interface Props {
  row: Row;
  waiting: boolean;
  note?: RowNote | undefined;
  asShown: AsShown;
}

/** A name of so few letters needs no room that is kept for it. */
const SHORT = 7;

/** The cell that names a span: its guides, its fold, its name and service, and what is odd about it, in words. */
export function RowName({ row, waiting, note, asShown }: Props) {
  const { span, parent, marks } = row.branch;
  const name = nameText(asShown('', span.name));
  const crosses = (parent === null || parent.span.service !== span.service) && span.service !== span.name;
  return (
    <td className={styles.naming}>
      <Guides row={row} />
      <Fold row={row} />
      <span className={styles.name} title={name} data-short={name.length <= SHORT || undefined}>
        {name}
      </span>
      <span className={crosses ? styles.service : styles.words}>{printable(asShown('', span.service), 80)}</span>
      {span.events.length <= MOST_DOTS ? null : (
        <span className={styles.beside} title="One dot stands for those that are too near each other">
          {span.events.length.toLocaleString('en')} events
        </span>
      )}
      {span.links.length === 0 ? null : <Links count={span.links.length} />}
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
        <MarkPill key={mark} branch={row.branch} mark={mark} waiting={waiting} />
      ))}
    </td>
  );
}

function Links({ count }: { count: number }) {
  const words = count === 1 ? 'one link to another span' : `${count.toLocaleString('en')} links to other spans`;
  return (
    <span className={styles.beside} title={`${words}: the span’s fields lead there`}>
      <Icon name="link" size={12} />
      {count > 1 ? count.toLocaleString('en') : null}
      <span className={styles.words}>{words}</span>
    </span>
  );
}

/** A span fails in one way; a segment in three, of which a throttle is an error too. */
function failuresOf({ status }: StoredSpan, note: RowNote | undefined): readonly string[] {
  if (note !== undefined) return note.failures;
  return status.code === 'error' ? ['error'] : [];
}

function MarkPill({ branch, mark, waiting }: { branch: Branch; mark: Mark; waiting: boolean }) {
  const { note } = markWords[mark];
  const expected = mark === 'orphan' && waiting;
  return (
    <span className={styles.mark} title={oddityWords(branch, mark)}>
      <Pill tone={expected ? 'neutral' : 'warn'} icon={expected ? undefined : 'warning'}>
        <span className={styles.markWords}>{expected ? 'parent not here yet' : note}</span>
      </Pill>
    </span>
  );
}

/** Width of a level, in rem; the lines stand in the middle of its right half. */
const LEVEL = 0.95;

/** The lines that join a span to those above, as one path: an element for each line would make most of a deep row. */
function Guides({ row }: { row: Row }) {
  const guides = guidesOf(row.branch);
  if (guides.length === 0) return null;
  const last = guides.length - 1;
  const lines = guides.flatMap((on, level) => {
    if (!on && level !== last) return [];
    return [`M${level * 10 + 6} 0V${on ? 2 : 1}`];
  });
  return (
    <svg
      className={styles.guides}
      style={{ width: `${guides.length * LEVEL}rem` }}
      viewBox={`0 0 ${guides.length * 10} 2`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.guide} d={`${lines.join('')}M${last * 10 + 6} 1h4`} />
    </svg>
  );
}

/** How many spans it holds: those right below while it is open, all of them while it is folded. */
export function Fold({ row }: { row: Row }) {
  if (row.expanded === null) return <span className={styles.leaf} />;
  const count = row.holds;
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
