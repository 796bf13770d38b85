'use client';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ShownAs } from '@/lib/boards/board.ts';
import { Charts } from '../query/charts.tsx';
import type { Answer } from '../query/query-results.tsx';
import { tracesOfGroup } from '../query/result-view.ts';
import { ResultTable } from '../query/result-table.tsx';
import { traceHref } from '../step/trace-href.ts';
import styles from './panel-answer.module.css';
import { QuietLine } from './quiet-line.tsx';
import { exploreHref, viewHref } from './explore-href.ts';
import { drawnOf } from './panel-shape.ts';
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

function Rows({ answer, onGo }: DrawnProps) {
  const { spec } = answer;
  const looking = usePanelView((view) => onGo(viewHref(spec, view)));
  return (
    <ResultTable
      answer={answer}
      onGroup={(group) => looking.look(tracesOfGroup(spec, group))}
      onAsk={(asked) => onGo(exploreHref(asked))}
      traceHref={(traceId, spanId) => traceHref({ traceId, spanId })}
    />
  );
}

function Drawn({ answer, shown, onGo }: DrawnProps) {
  const { spec } = answer;
  const looking = usePanelView((view) => onGo(viewHref(spec, view)));
  const draws = drawnOf(spec, shown);
  if (draws.length === 0) return <QuietLine>{noneWords(shown)}</QuietLine>;
  return <Charts answer={answer} looking={looking} draws={draws} onAsk={(asked) => onGo(exploreHref(asked))} />;
}

const noneWords = (shown: ShownAs): string =>
  shown === 'heatmap'
    ? 'This query has no HEATMAP. Edit the panel to show it otherwise, or add one to the query.'
    : 'This query has nothing but a HEATMAP. Edit the panel to show it as one.';
