import Link from 'next/link';
import { memo } from 'react';
import { Icon } from '@/app/_ui/icons.tsx';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { EvidenceRow, RowKind } from '@/lib/query/evidence.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './evidence.module.css';
import { momentText } from './moments.ts';
import { resultText } from './result-words.ts';
import type { TraceHref } from './traces-tab.tsx';

interface RowsTableProps {
  rows: readonly EvidenceRow[];
  columns: readonly string[];
  traceHref: TraceHref;
  onRemove: (column: string) => void;
}

/** One line a row, its time first; the time leads to the span. */
export function RowsTable({ rows, columns, traceHref, onRemove }: RowsTableProps) {
  const numbered = rows.map((row, place) => ({ row, place }));
  return (
    <Scroller className={styles.scroller} label="Rows that matched">
      <table className={styles.table}>
        <caption className={styles.words}>Rows that matched, one line each</caption>
        <thead>
          <tr>
            <th scope="col">time</th>
            <th scope="col">kind</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <span className={styles.head}>
                  <span title={printable(column, 256)}>{printable(column, 256)}</span>
                  <button
                    type="button"
                    className={styles.remove}
                    onClick={() => onRemove(column)}
                    aria-label={`Remove the column ${printable(column, 256)}`}
                  >
                    <Icon name="cross" size={10} />
                  </button>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ row, place }) => (
            <Line key={place} row={row} columns={columns} traceHref={traceHref} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const kindWords: Record<RowKind, string> = { span: 'span', event: 'event', link: 'link' };

const Line = memo(function Line({ row, columns, traceHref }: Pick<RowsTableProps, 'columns' | 'traceHref'> & { row: EvidenceRow }) {
  const at = Number(BigInt(row.time) / 1_000_000n);
  return (
    <tr>
      <th scope="row">
        <Link href={traceHref(row.traceId, row.spanId ?? undefined)} title={new Date(at).toISOString()}>
          {momentText(at, { fine: true, dated: true })}
        </Link>
      </th>
      <td>{kindWords[row.kind]}</td>
      {columns.map((column) => (
        <Value key={column} column={column} value={row.data[column] ?? null} />
      ))}
    </tr>
  );
}); // prettier-ignore

function Value({ column, value }: { column: string; value: EvidenceRow['data'][string] }) {
  const text = resultText(column, value);
  return (
    <td data-align={typeof value === 'number' ? 'right' : undefined}>
      <span className={styles.value} title={text} data-missing={value === null || undefined}>
        {text}
      </span>
    </td>
  );
}
