'use client';
import { Button } from '@/app/_ui/button.tsx';
import { filterOf, groupedBy, narrowedBy, whyNotNarrowed } from '@/lib/bubble-up/narrow.ts';
import type { BubbleUpReport } from '@/lib/bubble-up/bubble-up.ts';
import type { Finding } from '@/lib/bubble-up/rank.ts';
import { shareOf } from '@/lib/bubble-up/tally.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { Arithmetic } from './arithmetic.tsx';
import styles from './finding-card.module.css';
import { HistogramBars } from './histogram-bars.tsx';
import { ValueBars } from './value-bars.tsx';
import { conditionText, percent, points, restatesText, shownColumn, shownValue } from './words.ts';

export interface FindingProps {
  finding: Finding;
  report: BubbleUpReport;
  spec: QuerySpecInput;
  onAsk: (spec: QuerySpecInput) => void;
}

/** One column: what sets the region apart in it, its values on both sides, what can be asked next, the arithmetic. */
export function FindingCard({ finding, report, spec, onAsk }: FindingProps) {
  const { column, best, difference, restates, histogram, standsOut } = finding;
  const { looked } = report;
  const name = shownColumn(column);
  return (
    <li className={styles.card} data-quiet={!standsOut || undefined}>
      <div className={styles.head}>
        <h3 className={styles.column} title={name}>
          {name}
        </h3>
        <span className={styles.score}>{points(difference)}</span>
      </div>
      {restates === null ? null : <p className={styles.note}>{restatesText[restates]}</p>}
      <p className={styles.claim}>
        <code className={styles.condition}>{conditionText(column, best)}</code> holds for{' '}
        <strong>{percent(shareOf(best.holds.inside, looked.inside))}</strong> inside and{' '}
        <strong>{percent(shareOf(best.holds.outside, looked.outside))}</strong> outside.
      </p>
      {histogram === null ? (
        <ValueBars finding={finding} report={report} spec={spec} onAsk={onAsk} />
      ) : (
        <HistogramBars column={column} histogram={histogram} looked={looked} />
      )}
      <CardActions finding={finding} spec={spec} onAsk={onAsk} />
      <Arithmetic finding={finding} looked={looked} />
    </li>
  );
}

/** What can be asked about the column as a whole, or why it cannot. */
function CardActions({ finding, spec, onAsk }: Omit<FindingProps, 'report'>) {
  const { column, best } = finding;
  const why = whyNotNarrowed(spec, column);
  const hidden = best.value !== undefined && shownValue(column, best.value).hidden;
  const name = shownColumn(column);
  // Beside a value's bars its own buttons do the same.
  const beside = best.op === '=' && finding.histogram === null;
  return (
    <div className={styles.actions}>
      {why === null && best.whole && !hidden && !beside ? (
        <Button size="small" onClick={() => onAsk(narrowedBy(spec, filterOf(column, best)))}>
          Filter to {conditionText(column, best)}
        </Button>
      ) : null}
      <Button
        size="small"
        onClick={() => onAsk(groupedBy(spec, column))}
        disabled={column === '' || column.length > 256}
        aria-label={`Group by this column: ${name}`}
      >
        Group by this column
      </Button>
      {why === null ? null : <span className={styles.note}>{why}</span>}
    </div>
  );
}
