'use client';
import { useMemo } from 'react';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ShownAs } from '@/lib/boards/board.ts';
import { tracesOfCell, tracesOfRow } from '@/lib/query/drill-down.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { Charts } from '../query/charts.tsx';
import type { Answer } from '../query/query-results.tsx';
import { calculationsOf } from '../query/query-words.ts';
import { ResultTable } from '../query/result-table.tsx';
import { traceHref } from '../step/trace-href.ts';
import styles from './panel-answer.module.css';
import { QuietLine } from './quiet-line.tsx';
import { exploreHref, viewHref } from './explore-href.ts';
import { PanelNumber } from './panel-number.tsx';
import type { PanelAnswer } from './use-answer.ts';
import { usePanelView } from './use-panel-view.ts';

interface Shows {
  shown: ShownAs;
  /** Leads to Explore, with a question about a part of the answer. */
  onGo: (href: string) => void;
}

/** About as high as the answer will be. */
const linesOf: Record<ShownAs, number> = { number: 2, table: 10, chart: 12, heatmap: 14, both: 22 };

/** What a panel's query answers, as the panel shows it; or why it does not. */
export function PanelAnswered({ given: { answer, problems }, ...shows }: Shows & { given: PanelAnswer }) {
  if (problems.length > 0) {
    return (
      <div className={styles.problems} role="alert">
        {problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.at?.join('.')}`} problem={problem} />
        ))}
      </div>
    );
  }
  if (answer === null) {
    return (
      <div className={styles.waiting}>
        <Skeleton lines={linesOf[shows.shown]} of="the answer" />
      </div>
    );
  }
  if (shows.shown === 'number') return <PanelNumber answer={answer} />;
  if (answer.result.matched === 0) return <QuietLine>Nothing matches within this time.</QuietLine>;
  return (
    <>
      {shows.shown === 'table' ? null : <Drawn answer={answer} {...shows} />}
      {shows.shown === 'table' || shows.shown === 'both' ? <Rows answer={answer} {...shows} /> : null}
    </>
  );
}

type DrawnProps = Shows & { answer: Answer };

function Rows({ answer: { spec, result }, onGo }: DrawnProps) {
  return (
    <ResultTable
      result={result}
      spec={spec}
      onGroup={(group) => onGo(exploreHref(tracesOfRow(spec, group)))}
      onAsk={(asked) => onGo(exploreHref(asked))}
      traceHref={(traceId, spanId) => traceHref({ traceId, spanId })}
    />
  );
}

function Drawn({ answer, shown, onGo }: DrawnProps) {
  const { spec } = answer;
  const looking = usePanelView((view) => onGo(viewHref(spec, view)));
  // A new object would have every line drawn anew.
  const drawn = useMemo(() => specDrawn(spec, shown), [spec, shown]);
  if (drawn === null) return <QuietLine>{noneWords(shown)}</QuietLine>;
  return (
    <Charts
      answer={{ ...answer, spec: drawn }}
      looking={looking}
      onCell={(cell) => onGo(exploreHref(tracesOfCell(spec, cell)))}
      // What a panel leaves out of its picture is still a part of the question.
      onAsk={(asked) => onGo(exploreHref({ ...asked, calculations: calculationsOf(spec) }))}
    />
  );
}

/** The query with the calculations that a panel draws; null where it has none of those. */
function specDrawn(spec: QuerySpecInput, shown: ShownAs): QuerySpecInput | null {
  const drawn = calculationsOf(spec).filter(
    ({ op }) => shown === 'both' || (op === 'HEATMAP') === (shown === 'heatmap'),
  );
  return drawn.length === 0 ? null : { ...spec, calculations: drawn };
}

const noneWords = (shown: ShownAs): string =>
  shown === 'heatmap'
    ? 'This query has no HEATMAP. Edit the panel to show it otherwise, or add one to the query.'
    : 'This query has nothing but a HEATMAP. Edit the panel to show it as one.';
