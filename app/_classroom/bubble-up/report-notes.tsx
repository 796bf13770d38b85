import type { BubbleUpReport } from '@/lib/bubble-up/bubble-up.ts';
import type { Tally } from '@/lib/bubble-up/tally.ts';
import type { Region } from '@/lib/query/region.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import fold from './fold.module.css';
import styles from './report-notes.module.css';
import { counted, tallyText } from './words.ts';

/** How many rows are on each side, and which are on neither. */
export function SideCounts({ report, region }: { report: BubbleUpReport; region: Region }) {
  const { totals, looked, undrawn } = report;
  return (
    <p className={styles.counts}>
      <strong>{tallyText(totals.inside)}</strong> inside, compared with <strong>{tallyText(totals.outside)}</strong>{' '}
      outside: the query’s other rows on this heatmap.
      <ByLot side="inside" all={totals.inside} looked={looked.inside} />
      <ByLot side="outside" all={totals.outside} looked={looked.outside} />
      {undrawn > 0
        ? ` ${counted(undrawn, 'row')} without a number in ${maskedText(region.column)} ${undrawn === 1 ? 'is' : 'are'} on neither side.`
        : null}
    </p>
  );
}

function ByLot({ side, all, looked }: { side: string; all: Tally; looked: Tally }) {
  if (looked.rows === all.rows) return null;
  return ` Of those ${side}, ${looked.rows.toLocaleString('en')} were looked at, chosen by lot, so shares are right to about a point.`;
}

/** Which bar is which: told by pattern and place, too. */
export function Key() {
  return (
    <p className={styles.key}>
      <span className={styles.swatch} data-side="inside" aria-hidden="true" /> inside the region
      <span className={styles.swatch} data-side="outside" aria-hidden="true" /> outside
    </p>
  );
}

/** How columns are compared and ranked, for who wants to know. */
export function HowItIsCompared() {
  return (
    <details className={fold.part}>
      <summary>How columns are compared and ranked</summary>
      <div className={styles.how}>
        <p>
          Of every column each simple filter is tried: each value, whether there is any value, and for numbers of many
          values each threshold. The one filter is kept that holds for a much larger share of the rows inside than of
          those outside. The difference of the two shares is the column’s score, in points of a hundred.
        </p>
        <p>
          A row without a value counts in the shares as well. An id that is different in every row cannot win: each of
          its values holds for one row. A difference stands out if, had the rows inside been drawn by lot, all filters
          that were tried would bring less than one such in a hundred comparisons. This is judged by rows as they were
          sent; shares are of what they stand for by their sample rates, unless the query counts what was sent.
        </p>
        <p>
          What differs need not be the cause: it only goes together with the region. Filter to it, and look whether the
          region stays.
        </p>
      </div>
    </details>
  );
}
