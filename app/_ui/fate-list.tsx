import type { Fate } from '@/lib/projection/xray/span/fate.ts';
import { Pill, type Tone } from './pill.tsx';
import styles from './fate-list.module.css';

/** What became of one field in a view. */
export type FateLine = Fate;

const looks: Record<FateLine['became'], { tone: Tone; words: string }> = {
  lost: { tone: 'bad', words: 'lost' },
  changed: { tone: 'warn', words: 'changed' },
  renamed: { tone: 'info', words: 'renamed' },
  unindexed: { tone: 'neutral', words: 'not indexed' },
};
const gravest = ['lost', 'changed', 'renamed', 'unindexed'] as const;

/** So many are told at once; the others can be unfolded. */
const TOLD_AT_ONCE = 3;

/** Fields that a view lost or renamed, counted; the gravest are told, the rest can be unfolded. All of it is text. */
export function FateList({ title, fates, none }: { title: string; fates: readonly FateLine[]; none: string }) {
  const sorted = gravest.flatMap((became) => fates.filter((fate) => fate.became === became));
  const counts = gravest.map((became) => [looks[became].words, sorted.filter((fate) => fate.became === became).length]);
  const summary = counts.flatMap(([words, count]) => (count === 0 ? [] : [`${count} ${words}`])).join(', ');
  const more = sorted.slice(TOLD_AT_ONCE);
  return (
    <div className={styles.fates}>
      <h2 className={styles.title}>
        {title}: <span className={styles.count}>{summary === '' ? 'nothing' : summary}</span>
      </h2>
      {sorted.length === 0 ? <p className={styles.none}>{none}</p> : <Fates fates={sorted.slice(0, TOLD_AT_ONCE)} />}
      {more.length === 0 ? null : (
        <details className={styles.more}>
          <summary>{more.length} more</summary>
          <Fates fates={more} />
        </details>
      )}
    </div>
  );
}

const Fates = ({ fates }: { fates: readonly FateLine[] }) => (
  <ul className={styles.list}>
    {fates.map((fate) => (
      <li key={`${fate.field} ${fate.became} ${fate.to}`} className={styles.fate}>
        <Pill tone={looks[fate.became].tone}>{looks[fate.became].words}</Pill>
        <p className={styles.field}>
          <code>{fate.field}</code>
          {fate.to === null || fate.to === fate.field ? null : (
            <>
              {' → '}
              <code>{fate.to}</code>
            </>
          )}
        </p>
        <p className={styles.why}>{fate.why}</p>
      </li>
    ))}
  </ul>
);
