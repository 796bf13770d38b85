import { memo } from 'react';
import { DataTable } from '@/app/_ui/data-table.tsx';
import type { Heatmap } from '@/lib/query/result.ts';
import styles from './chart.module.css';
import { rangeOf } from './heatmap-cells.ts';
import { clockOf } from './moments.ts';
import { resultText } from './result-words.ts';

/** A table of more squares than this helps nobody. */
const MOST_ROWS = 200;

/** The squares that hold rows, as a table. Drawn once: it does not follow the cursor. */
export const HeatmapTable = memo(function HeatmapTable({
  heatmap,
  buckets,
}: {
  heatmap: Heatmap;
  buckets: readonly number[];
}) {
  const items = heatmap.cells.slice(0, MOST_ROWS).map(([column, row]) => rangeOf(heatmap, buckets, { column, row }));
  const left = heatmap.cells.length - items.length;
  return (
    <details className={styles.asTable}>
      <summary>HEATMAP({heatmap.column}), as a table</summary>
      <DataTable
        caption={`Rows by time and ${heatmap.column}`}
        items={items}
        keyOf={(item) => `${item.from} ${item.low}`}
        columns={[
          { head: 'Time', cell: (item) => clockOf(buckets)(item.from) },
          { head: 'From', align: 'right', cell: (item) => resultText(heatmap.column, item.low) },
          { head: 'To', align: 'right', cell: (item) => resultText(heatmap.column, item.high) },
          { head: 'Rows', align: 'right', cell: (item) => item.count.toLocaleString('en') },
        ]}
      />
      {left > 0 ? <p>… and {left} more squares</p> : null}
    </details>
  );
});
