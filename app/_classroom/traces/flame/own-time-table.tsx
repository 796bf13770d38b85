import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import type { Flame } from '@/lib/flame/flame.ts';
import { ownTimes, type OwnTime } from '@/lib/flame/own-times.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './flame-view.module.css';

const MOST_ROWS = 15;

const columns: Column<OwnTime>[] = [
  { head: 'Span', cell: ({ name }) => <span className={styles.name}>{printable(name, 100) || '(no name)'}</span> },
  { head: 'Service', cell: ({ service }) => <span className={styles.name}>{printable(service, 60)}</span> },
  { head: 'Spans', align: 'right', cell: ({ count }) => count.toLocaleString('en') },
  { head: 'Failed', align: 'right', cell: ({ failed }) => (failed === 0 ? '' : failed.toLocaleString('en')) },
  { head: 'Of its own', align: 'right', cell: ({ ownNs }) => durationText(ownNs / 1e6) },
  { head: 'Share', align: 'right', cell: ({ share }) => `${(share * 100).toFixed(1)} %` },
];

/** Where the time was spent, wherever it was called from: the flame graph as figures. */
export function OwnTimeTable({ flame }: { flame: Flame }) {
  const all = ownTimes(flame);
  return (
    <details className={styles.table}>
      <summary>Where the time was spent, as a table</summary>
      <DataTable
        caption="Where the time was spent"
        columns={columns}
        items={all.slice(0, MOST_ROWS)}
        keyOf={({ service, name }) => JSON.stringify([service, name])}
      />
      {all.length > MOST_ROWS ? (
        <p className={styles.keys}>and {(all.length - MOST_ROWS).toLocaleString('en')} more, each with less</p>
      ) : null}
    </details>
  );
}
