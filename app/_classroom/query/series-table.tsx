import { memo } from 'react';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import styles from './chart.module.css';
import { clockOf } from './moments.ts';
import { resultText } from './result-words.ts';
import type { Line } from './series-lines.ts';

interface Bucket {
  start: number;
  index: number;
}

/** The lines as a table. Drawn once: it does not follow the cursor. */
export const SeriesTable = memo(function SeriesTable({
  lines,
  buckets,
  calculation,
}: {
  lines: readonly Line[];
  buckets: readonly number[];
  calculation: string;
}) {
  const items = buckets.map((start, index): Bucket => ({ start, index }));
  const clock = clockOf(buckets);
  const value = (head: string, points: Line['points']): Column<Bucket> => ({
    head,
    align: 'right',
    cell: ({ index }) => resultText(calculation, points[index]),
  });
  const values = lines.flatMap(({ label, points, earlier }) => [
    value(label, points),
    ...(earlier === undefined ? [] : [value(`${label}, earlier`, earlier)]),
  ]);
  return (
    <details className={styles.asTable}>
      <summary>{calculation} over time, as a table</summary>
      <DataTable
        caption={`${calculation} over time`}
        columns={[{ head: 'Time', cell: ({ start }) => clock(start) }, ...values]}
        items={items}
        keyOf={({ start }) => String(start)}
      />
    </details>
  );
});
