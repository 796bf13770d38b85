import Link from 'next/link';
import { memo, useMemo } from 'react';
import { Icon } from '@/app/_ui/icons.tsx';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { EvidenceRow, RowKind } from '@/lib/query/evidence.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Answered } from '../origin/origin-href.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import styles from './rows-table.module.css';
import { momentText } from './moments.ts';
import { resultText } from './result-words.ts';
import type { TraceHref } from './traces-tab.tsx';

interface RowsTableProps {
  rows: readonly EvidenceRow[];
  columns: readonly string[];
  traceHref: TraceHref;
  /** The answer that they are rows of. */
  of: Answered;
  onRemove: (column: string) => void;
}

/** One line a row, its time first; the time leads to the span. */
export function RowsTable({ rows, columns, traceHref, of, onRemove }: RowsTableProps) {
  const numbered = rows.map((row, place) => ({ row, place }));
  const numeric = useMemo(
    () => columns.map((column) => rows.some(({ data }) => typeof data[column] === 'number')),
    [rows, columns],
  );
  return (
    <Scroller className={styles.scroller} label="Rows that matched">
      <table className={styles.table}>
        <caption className={styles.words}>Rows that matched, one line each</caption>
        <thead>
          <tr>
            <th scope="col">time</th>
            <th scope="col">kind</th>
            {columns.map((column, index) => (
              <Head key={column} column={column} right={numeric[index] === true} onRemove={onRemove} />
            ))}
            <th scope="col">
              <span className={styles.words}>Origin</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ row, place }) => (
            <Line key={place} row={row} columns={columns} numeric={numeric} traceHref={traceHref} of={of} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface HeadProps extends Pick<RowsTableProps, 'onRemove'> {
  column: string;
  right: boolean;
}

function Head({ column, right, onRemove }: HeadProps) {
  const words = printable(column, 256);
  return (
    <th scope="col" data-align={right ? 'right' : undefined}>
      <span className={styles.head}>
        <span title={words}>{words}</span>
        <button
          type="button"
          className={styles.remove}
          onClick={() => onRemove(column)}
          aria-label={`Remove the column ${words}`}
        >
          <Icon name="cross" size={10} />
        </button>
      </span>
    </th>
  );
}

const kindWords: Record<RowKind, string> = { span: 'span', event: 'event', link: 'link' };

interface LineProps extends Pick<RowsTableProps, 'columns' | 'traceHref' | 'of'> {
  row: EvidenceRow;
  /** Which of the columns hold numbers, and so stand at the right. */
  numeric: readonly boolean[];
}

const Line = memo(function Line({ row, columns, numeric, traceHref, of }: LineProps) {
  const at = Number(BigInt(row.time) / 1_000_000n);
  return (
    <tr>
      <th scope="row">
        <Link href={traceHref(row.traceId, row.spanId ?? undefined)} title={new Date(at).toISOString()}>
          {momentText(at, { fine: true, dated: true })}
        </Link>
      </th>
      <td>{kindWords[row.kind]}</td>
      {columns.map((column, index) => (
        <Value key={column} column={column} value={row.data[column] ?? null} right={numeric[index] === true} />
      ))}
      <td>
        <OriginLink answer={of} part={{ row }} of={`the ${kindWords[row.kind]}`} />
      </td>
    </tr>
  );
});

function Value({ column, value, right }: { column: string; value: EvidenceRow['data'][string]; right: boolean }) {
  const text = resultText(column, value);
  return (
    <td data-align={right ? 'right' : undefined}>
      <span className={styles.value} title={text} data-missing={value === null || undefined}>
        {text}
      </span>
    </td>
  );
}
