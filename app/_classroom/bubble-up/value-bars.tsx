'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { isNot, isValue, narrowedBy, whyNotNarrowed, type Filter } from '@/lib/bubble-up/narrow.ts';
import { shareOf, without, type Sides, type Tally, type ValueTally } from '@/lib/bubble-up/tally.ts';
import type { Finding } from '@/lib/bubble-up/rank.ts';
import styles from './value-bars.module.css';
import type { FindingProps } from './finding-card.tsx';
import { counted, percent, shownColumn, shownValue } from './words.ts';

/** Values that a card shows before it is asked for the others. */
const FIRST = 4;

/** What the card is about comes first, then what differs most. */
const bestFirst = ({ values, best }: Finding): ValueTally[] => {
  const found = values.find(({ value }) => value === best.value);
  return found === undefined ? values : [found, ...values.filter((one) => one !== found)];
};

/** The values of a column, each with its pair of bars: its share inside over its share outside. */
export function ValueBars({ finding, report, spec, onAsk }: FindingProps) {
  const [all, setAll] = useState(false);
  const { column, distinct, present } = finding;
  const values = bestFirst(finding);
  const { looked } = report;
  const missing = without(looked, present);
  const shown = all ? values : values.slice(0, FIRST);
  const left = distinct - shown.length;
  const onNarrow = whyNotNarrowed(spec, column) === null ? (filter: Filter) => onAsk(narrowedBy(spec, filter)) : null;
  return (
    <>
      <ul className={styles.values} aria-label={`Values of ${shownColumn(column)}`}>
        {shown.map((tally) => (
          <ValueRow key={`${typeof tally.value} ${tally.value}`} column={column} tally={tally} looked={looked}>
            {onNarrow !== null && tally.whole && !shownValue(column, tally.value).hidden ? (
              <ValueActions
                words={`${shownColumn(column)} = ${shownValue(column, tally.value).text}`}
                onTo={() => onNarrow(isValue(column, tally.value))}
                onOut={() => onNarrow(isNot(column, tally.value))}
              />
            ) : null}
          </ValueRow>
        ))}
        <Missing column={column} missing={missing} looked={looked} onNarrow={onNarrow} />
      </ul>
      {left > 0 && !all && values.length > FIRST ? (
        <Button size="small" look="quiet" onClick={() => setAll(true)}>
          {counted(left, 'more value')}
        </Button>
      ) : null}
      {left > 0 && (all || values.length <= FIRST) ? (
        <p className={styles.note}>{counted(left, 'further value')}, each with a smaller difference.</p>
      ) : null}
    </>
  );
}

interface MissingProps {
  column: string;
  missing: Sides;
  looked: Sides;
  onNarrow: ((filter: Filter) => void) | null;
}

/** The rows that have no value: they count in the shares as any other. */
function Missing({ column, missing, looked, onNarrow }: MissingProps) {
  if (missing.inside.rows + missing.outside.rows === 0) return null;
  return (
    <li className={styles.value}>
      <span className={styles.missing}>no value</span>
      <Bars sides={missing} looked={looked} />
      {onNarrow === null ? null : (
        <ValueActions
          words={`${shownColumn(column)} does not exist`}
          onTo={() => onNarrow({ column, op: 'does-not-exist' })}
          onOut={() => onNarrow({ column, op: 'exists' })}
        />
      )}
    </li>
  );
}

interface RowProps {
  column: string;
  tally: ValueTally;
  looked: Sides;
  children: React.ReactNode;
}

function ValueRow({ column, tally, looked, children }: RowProps) {
  const { text } = shownValue(column, tally.value);
  return (
    <li className={styles.value}>
      <code className={styles.text} title={text}>
        {text}
        {tally.whole ? '' : '…'}
      </code>
      <Bars sides={tally} looked={looked} />
      {children}
    </li>
  );
}

/** Two bars, one under the other, with their numbers: share, and rows. */
function Bars({ sides, looked }: { sides: Sides; looked: Sides }) {
  return (
    <span className={styles.bars}>
      <Bar side="inside" some={sides.inside} all={looked.inside} />
      <Bar side="outside" some={sides.outside} all={looked.outside} />
    </span>
  );
}

function Bar({ side, some, all }: { side: 'inside' | 'outside'; some: Tally; all: Tally }) {
  const share = shareOf(some, all);
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        {share > 0 ? <span className={styles.fill} data-side={side} style={{ width: `${share * 100}%` }} /> : null}
      </span>
      <span className={styles.number}>
        <span className={styles.unseen}>{side}: </span>
        {percent(share)} <span className={styles.quiet}>{some.weight.toLocaleString('en')}</span>
      </span>
    </span>
  );
}

function ValueActions({ words, onTo, onOut }: { words: string; onTo: () => void; onOut: () => void }) {
  return (
    <span className={styles.actions}>
      <Button size="small" onClick={onTo} aria-label={`Only this: ${words}`} title={`Filter to ${words}`}>
        Only this
      </Button>
      <Button size="small" onClick={onOut} aria-label={`Without ${words}`} title={`Filter out ${words}`}>
        Without
      </Button>
    </span>
  );
}
