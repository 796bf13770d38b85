import type { CSSProperties } from 'react';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { MISSING_NAME } from '@/lib/telemetry/missing-parent.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { Fold } from './row-name.tsx';
import { MarkDots } from './time-dots.tsx';
import styles from './span-row.module.css';
import times from './row-times.module.css';

const noMarks: readonly TimeMark[] = [];

interface Props {
  row: Row;
  layout: Layout;
  columns: readonly string[];
  /** Bars below the names, columns in one line. */
  narrow: boolean;
  /** It may still come. */
  waiting: boolean;
  /** Logs and errors that name it. */
  marks?: readonly TimeMark[] | undefined;
}

/** The cells of a row for a span that has not arrived: what is known is its id, when its children ran, and what was logged in it. */
export function GhostCells({ row, layout, columns, narrow, waiting, marks }: Props) {
  const { span } = row.branch;
  const words = waiting ? 'a span that is not here yet' : MISSING_NAME;
  const shown = narrow && columns.length > 0 ? columns.slice(0, 1) : columns;
  return (
    <>
      <td className={styles.naming} title={`${words}: ${printable(span.spanId, 40)}`}>
        <Fold row={row} />
        <span className={styles.ghost}>{words}</span>
        <code className={styles.ghostId}>{printable(span.spanId, 40)}</code>
      </td>
      {shown.map((column) => (
        <td key={column} className={styles.field}>
          <span className={styles.absent}>–</span>
        </td>
      ))}
      <GhostTimes row={row} layout={layout} marks={marks} />
      <td className={styles.duration} title="How long it took is not known.">
        ?
      </td>
    </>
  );
}

/** Where its children ran: it ran at least then, unless it only began them. */
function GhostTimes({ row: { branch }, layout, marks = noMarks }: Pick<Props, 'row' | 'layout' | 'marks'>) {
  const { beyond, offset, width } = layout.bar(branch.span);
  const place: CSSProperties = { left: `${(offset * 100).toFixed(3)}%`, width: `${(width * 100).toFixed(3)}%` };
  return (
    <td className={times.timing}>
      <span className={times.words}>
        its time is not known; its children start at {durationText(layout.startMs(branch.span))}
      </span>
      {beyond === undefined ? (
        <span className={times.ghost} style={place} />
      ) : (
        <span className={times.beyond} data-side={beyond} aria-hidden="true">
          {beyond === 'before' ? '‹' : '›'}
        </span>
      )}
      <MarkDots span={branch.span} marks={marks} layout={layout} />
    </td>
  );
}
