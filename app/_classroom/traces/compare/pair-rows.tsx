'use client';
import { useState, type CSSProperties } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { Scroller } from '@/app/_ui/scroller.tsx';
import { ServiceDot, type Colours } from '@/app/_ui/waterfall/service-dot.tsx';
import { lengthMs, type ComparedPair, type Comparison } from '@/lib/compare/compare.ts';
import { changeWords, shareText, signedText } from '@/lib/compare/difference-words.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import styles from './pair-rows.module.css';

interface Props {
  pairs: readonly ComparedPair[];
  comparison: Comparison;
  colours: Colours;
  chosen: ComparedPair | undefined;
  onChoose: (pair: ComparedPair) => void;
}

/** Rows that are drawn at first, and more at each wish: a table needs no window for what is read from its top. */
const STEP = 300;

/** The two traces laid over one another, a row for each span; what one of them lacks stands where it would be. */
export function PairRows({ pairs, comparison, colours, chosen, onChoose }: Props) {
  const [shown, setShown] = useState(STEP);
  const most = Math.max(comparison.oneMs, comparison.otherMs);
  return (
    <>
      <Scroller className={styles.scroller} label="The traces span by span">
        <table className={styles.pairs}>
          <thead>
            <tr>
              <th scope="col">Span</th>
              <th scope="col">
                <span className={styles.unseen}>Where both lie in time</span>
              </th>
              <th scope="col">First</th>
              <th scope="col">Second</th>
              <th scope="col">Difference</th>
              <th scope="col">What became of it</th>
            </tr>
          </thead>
          <tbody>
            {pairs.slice(0, shown).map((pair) => (
              <PairRow key={keyOf(pair)} pair={pair} most={most} colours={colours} isChosen={pair === chosen} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {pairs.length > shown ? (
        <p className={styles.more}>
          {(pairs.length - shown).toLocaleString('en')} rows more.{' '}
          <Button size="small" onClick={() => setShown(shown + STEP)}>
            Show more
          </Button>
        </p>
      ) : null}
    </>
  ); // prettier-ignore
}

const keyOf = ({ one, other }: ComparedPair): string => `${one?.span.spanId ?? ''}/${other?.span.spanId ?? ''}`;

interface RowProps {
  pair: ComparedPair;
  /** Milliseconds of the longer trace: the width of the bars. */
  most: number;
  colours: Colours;
  isChosen: boolean;
  onChoose: (pair: ComparedPair) => void;
}

function PairRow({ pair, most, colours, isChosen, onChoose }: RowProps) {
  const { one, other, depth, change, failure } = pair;
  const { span } = (other ?? one) as Branch;
  return (
    <tr data-change={change} data-chosen={isChosen || undefined}>
      <th scope="row" className={styles.span} style={{ '--depth': Math.min(depth, 30) } as CSSProperties}>
        <span className={styles.naming}>
          <ServiceDot service={span.service} colours={colours} />
          <button type="button" className={styles.name} aria-pressed={isChosen} onClick={() => onChoose(pair)}>
            {printable(span.name, 80) || '(no name)'}
          </button>
          <span className={styles.service}>{printable(span.service, 40)}</span>
        </span>
      </th>
      <td className={styles.bars}>
        <Bar branch={one} most={most} which="first" />
        <Bar branch={other} most={most} which="second" />
      </td>
      <td className={styles.figure} data-head="First">
        {one === null ? '' : durationText(lengthMs(one))}
      </td>
      <td className={styles.figure} data-head="Second">
        {other === null ? '' : durationText(lengthMs(other))}
      </td>
      <td className={styles.figure} data-head="Difference">
        {differenceText(pair)}
      </td>
      <td className={styles.change}>
        <span className={styles.became}>{changeWords[change]}</span>
        {failure === null ? null : <Pill tone={failure === 'fails now' ? 'bad' : 'good'}>{failure}</Pill>}
      </td>
    </tr>
  );
}

function differenceText({ one, other, longerMs }: ComparedPair): string {
  if (one === null || other === null || longerMs === null) return '';
  const share = longerMs === 0 ? '' : shareText(lengthMs(one), lengthMs(other));
  return `${signedText(longerMs)}${share === '' ? '' : ` (${share})`}`;
}

function Bar({ branch, most, which }: { branch: Branch | null; most: number; which: 'first' | 'second' }) {
  if (branch === null || most <= 0) return <span className={styles.bar} data-which={which} data-none />;
  const from = Math.max(0, branch.startNs / 1e6 / most);
  const width = Math.max(0, Math.min(1 - from, lengthMs(branch) / most));
  const place = { left: `${(from * 100).toFixed(3)}%`, width: `${(width * 100).toFixed(3)}%` };
  return (
    <span className={styles.bar} data-which={which}>
      <span className={styles.fill} style={place} />
    </span>
  );
}
