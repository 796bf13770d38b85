'use client';
import { useMemo, useState } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import { Pill, type Tone } from '@/app/_ui/pill.tsx';
import { compareTraces, type Change, type ComparedPair, type Comparison } from '@/lib/compare/compare.ts';
import { changeWords, differenceWords } from '@/lib/compare/difference-words.ts';
import { placesOf } from '@/lib/compare/places.ts';
import { useTraceTree } from '../use-trace-tree.tsx';
import type { WholeTrace } from './compare-page.tsx';
import styles from './compare.module.css';
import { PairDetail } from './pair-detail.tsx';
import { PairRows } from './pair-rows.tsx';
import { PlaceTable } from './place-table.tsx';

const tones: Record<Change, Tone> = { same: 'neutral', slower: 'warn', faster: 'good', added: 'info', missing: 'info' };

/** How two traces differ: in words, span by span, and summed up by what was done. */
export function ComparisonView({ one, other }: { one: WholeTrace; other: WholeTrace }) {
  const [first, second] = [useTraceTree(one), useTraceTree(other)];
  const comparison = useMemo(() => compareTraces(first, second), [first, second]);
  const places = useMemo(() => placesOf(first, second), [first, second]);
  const [chosen, setChosen] = useState<ComparedPair>();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const pairs = onlyDifferent ? comparison.pairs.filter(isDifferent) : comparison.pairs;
  return (
    <div className={styles.view}>
      {one.truncated || other.truncated ? <Truncated /> : null}
      <ul className={styles.words} aria-label="The difference in words">
        {differenceWords(comparison, places).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Counts counts={comparison.counts} onlyDifferent={onlyDifferent} onOnly={setOnlyDifferent} />
      <PairRows
        pairs={pairs}
        comparison={comparison}
        colours={second.colours}
        chosen={chosen}
        onChoose={(pair) => setChosen(pair)}
      />
      {chosen === undefined ? null : <PairDetail pair={chosen} />}
      <PlaceTable places={places} />
    </div>
  ); // prettier-ignore
}

interface CountsProps {
  counts: Comparison['counts'];
  onlyDifferent: boolean;
  onOnly: (only: boolean) => void;
}

function Counts({ counts, onlyDifferent, onOnly }: CountsProps) {
  return (
    <div className={styles.counts}>
      {(Object.keys(changeWords) as Change[]).map((change) => (
        <Pill key={change} tone={counts[change] === 0 ? 'neutral' : tones[change]}>
          {counts[change].toLocaleString('en')} {changeWords[change]}
        </Pill>
      ))}
      <label className={styles.only}>
        <input type="checkbox" checked={onlyDifferent} onChange={(event) => onOnly(event.target.checked)} />
        Only what differs
      </label>
    </div>
  );
}

const Truncated = () => (
  <Callout kind="warning" title="One of them is too large to be read whole.">
    <p>Its first 50,000 spans are compared.</p>
  </Callout>
);

const isDifferent = ({ change, failure }: ComparedPair): boolean => change !== 'same' || failure !== null;
