'use client';
import { useMemo, useState } from 'react';
import { LooseMarks } from '@/app/_ui/waterfall/loose-marks.tsx';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { offAxisWords } from '@/lib/waterfall/off-axis.ts';
import type { Annotated, TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import styles from './loose-lane.module.css';
import { MarkList } from './mark-list.tsx';

interface Props {
  annotated: Annotated;
  layout: Layout;
  tree: Tree;
  onMark: ((mark: TimeMark) => void) | undefined;
}

/** What no row has a place for: logs and errors outside the time of the spans, in words, and those without a span. */
export function LooseLane({ annotated, layout, tree, onMark }: Props) {
  const [listed, setListed] = useState<'all' | ReadonlySet<number> | null>(null);
  const { loose } = annotated;
  const shown = useMemo(
    () => (listed === null || listed === 'all' ? loose : loose.filter(({ seq }) => listed.has(seq))),
    [loose, listed],
  );
  const off = useMemo(() => offAxisWords(everyMark(annotated), tree.windows), [annotated, tree]);
  const list = (marks: readonly TimeMark[] | 'all'): void =>
    setListed((before) => (marks === 'all' ? (before === null ? 'all' : null) : new Set(marks.map(({ seq }) => seq))));
  const open = onMark ?? (() => undefined);
  return (
    <>
      {off.length === 0 ? null : (
        <p className={styles.off}>{off.join(' ')} The axis ends with the spans: these stand at its edge, hollow.</p>
      )}
      {loose.length === 0 ? null : (
        <LooseMarks marks={loose} layout={layout} listed={listed !== null} onList={list} onMark={open} />
      )}
      {listed === null || loose.length === 0 ? null : (
        <div className={styles.listed}>
          <MarkList marks={shown} onMark={open} label="Log lines and errors without a span of their own" first={50} />
        </div>
      )}
    </>
  );
}

function* everyMark({ marks, loose }: Annotated): Iterable<TimeMark> {
  for (const each of marks.values()) yield* each;
  yield* loose;
}
