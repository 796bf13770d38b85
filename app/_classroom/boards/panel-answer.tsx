'use client';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ShownAs } from '@/lib/boards/board.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { Charts } from '../query/charts.tsx';
import type { Answer } from '../query/query-results.tsx';
import { calculationsOf } from '../query/query-words.ts';
import { tracesOfGroup } from '../query/result-view.ts';
import { ResultTable } from '../query/result-table.tsx';
import { traceHref } from '../step/trace-href.ts';
import styles from './panel-answer.module.css';
import { QuietLine } from './quiet-line.tsx';
import { exploreHref, viewHref } from './explore-href.ts';
import { NothingHere } from './nothing-here.tsx';
import { drawnOf, notShown } from './panel-shape.ts';
import { shownWords } from './panel-words.ts';
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
  // Of nothing there are numbers as well: a COUNT is 0.
  if (answer.result.matched === 0 && shows.shown !== 'number') return <NothingHere spec={answer.spec} />;
  return (
    <>
      {shows.shown === 'number' ? <PanelNumber answer={answer} /> : null}
      {shows.shown === 'table' || shows.shown === 'number' ? null : <Drawn answer={answer} {...shows} />}
      {shows.shown === 'table' || shows.shown === 'both' ? <Rows answer={answer} {...shows} /> : null}
      <LeftOut spec={answer.spec} shown={shows.shown} />
    </>
  );
}

/** What the panel has no room for, and how it gets it; where nothing at all is drawn, that is said already. */
function LeftOut({ spec, shown }: { spec: QuerySpecInput; shown: ShownAs }) {
  const left = notShown(spec, shown);
  if (left.length === 0 || left.length === new Set(calculationsOf(spec).map(resultKey)).size) return null;
  const words = printable(left.join(', '), 200);
  return (
    <QuietLine>
      Not shown here: {words}. Edit the panel to show “{shownWords.both}”.
    </QuietLine>
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
