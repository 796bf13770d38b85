'use client';
import { useEffect, useId, useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Region } from '@/lib/query/region.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { useKeys } from '../use-keys.ts';
import styles from './bubble-up.module.css';
import { ReportView } from './report-view.tsx';
import { useBubbleUp, type Comparing } from './use-bubble-up.ts';
import { regionText } from './words.ts';

interface BubbleUpProps {
  /** The query whose heatmap the region was chosen in. */
  spec: QuerySpecInput;
  region: Region;
  /** From when to when that query was answered, Unix milliseconds; without it, its time is counted from now. */
  window?: { from: number; to: number };
  onClose: () => void;
  /** Another question is asked: narrowed to a value, without it, or grouped by a column. */
  onAsk: (spec: QuerySpecInput) => void;
}

/** What sets the rows of a region apart from the query's other rows: its columns, ranked, with the arithmetic. */
export function BubbleUp({ spec, region, window, onClose, onAsk }: BubbleUpProps) {
  const heading = useId();
  const { column, low, high, from, to } = region;
  const question = JSON.stringify({ query: spec, region: { column, low, high, from, to }, window });
  const { comparing, again } = useBubbleUp(question);
  const section = useEscape(onClose);
  const title = useFocusOnOpening();
  return (
    <section ref={section} className={styles.bubbleUp} aria-labelledby={heading} aria-busy={comparing.is === 'waiting'}>
      <header className={styles.head}>
        <div>
          <h2 ref={title} className={styles.title} id={heading} tabIndex={-1}>
            BubbleUp: what sets this region apart
          </h2>
          <p className={styles.region}>{regionText(region)}</p>
        </div>
        <Button size="small" look="quiet" onClick={onClose} aria-label="Close BubbleUp" title="Close (Esc)">
          <Icon name="cross" size={14} />
        </Button>
      </header>
      <Compared comparing={comparing} spec={spec} region={region} onAsk={onAsk} onAgain={again} />
    </section>
  );
} // prettier-ignore

/** Who opened it finds themselves at its heading, and back where they were once it is closed; an address moves nobody. */
function useFocusOnOpening() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before === document.body) return undefined;
    title.current?.focus();
    return () => {
      if (document.activeElement === document.body) before.focus();
    };
  }, []);
  return title;
}

/** Escape leaves from anywhere within; in a search that holds something it empties that first. */
function useEscape(onClose: () => void) {
  const section = useRef<HTMLElement>(null);
  useKeys((event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (event.target instanceof HTMLInputElement && event.target.value !== '' && event.target.type === 'search') return;
    event.preventDefault();
    onClose();
  }, section);
  return section;
}

interface ComparedProps extends Pick<BubbleUpProps, 'spec' | 'region' | 'onAsk'> {
  comparing: Comparing;
  onAgain: () => void;
}

function Compared({ comparing, onAgain, ...rest }: ComparedProps) {
  switch (comparing.is) {
    case 'waiting':
      return <Skeleton lines={12} of="the comparison" />;
    case 'refused':
      return (
        <div className={styles.problems} role="alert">
          {comparing.problems.map((problem) => (
            <ProblemNote key={`${problem.code} ${problem.message}`} problem={problem} />
          ))}
          <Button size="small" onClick={onAgain}>
            Compare again
          </Button>
        </div>
      );
    case 'compared':
      return <ReportView report={comparing.report} {...rest} />;
    default:
      return comparing satisfies never;
  }
}
