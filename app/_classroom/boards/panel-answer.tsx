'use client';
import type { ReactNode } from 'react';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ShownAs } from '@/lib/boards/board.ts';
import { tracesOfCell, tracesOfRow } from '@/lib/query/drill-down.ts';
import type { QueryResult } from '@/lib/query/result.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { HeatmapChart } from '../query/heatmap-chart.tsx';
import { NoNumbers } from '../query/no-numbers.tsx';
import { calculationsOf, type Calculation } from '../query/query-words.ts';
import { ResultTable } from '../query/result-table.tsx';
import { TimeSeries } from '../query/time-series.tsx';
import { traceHref } from '../step/trace-href.ts';
import styles from './board.module.css';
import { PanelNumber } from './panel-number.tsx';
import type { PanelAnswer } from './use-answer.ts';

interface Props {
  answer: PanelAnswer;
  spec: QuerySpecInput;
  shown: ShownAs;
  /** A question about a part of the answer, which Explore is to ask. */
  onAsk: (spec: QuerySpecInput) => void;
}

/** What a panel's query answers, as the panel shows it; or why it does not. */
export function PanelAnswered({ answer: { result, problems }, ...shows }: Props) {
  if (problems.length > 0) {
    return (
      <div className={styles.problems} role="alert">
        {problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.at?.join('.')}`} problem={problem} />
        ))}
      </div>
    );
  }
  if (result === null) {
    return (
      <div className={styles.waiting}>
        <Skeleton lines={shows.shown === 'number' ? 3 : 9} of="the answer" />
      </div>
    );
  }
  if (shows.shown === 'number') return <PanelNumber result={result} spec={shows.spec} />;
  if (result.matched === 0) return <p className={styles.quiet}>No span matches within this time.</p>;
  return <Drawn result={result} {...shows} />;
}

type DrawnProps = Omit<Props, 'answer'> & { result: QueryResult };

function Drawn({ result, spec, shown, onAsk }: DrawnProps) {
  const table = (
    <ResultTable
      result={result}
      spec={spec}
      onGroup={(group) => onAsk(tracesOfRow(spec, group))}
      traceHref={(traceId) => traceHref({ traceId })}
    />
  );
  if (shown === 'table') return table;
  const calculations = distinct(spec).filter(
    ({ op }) => shown === 'both' || (op === 'HEATMAP') === (shown === 'heatmap'),
  );
  if (calculations.length === 0) return <p className={styles.quiet}>{noneWords(shown)}</p>;
  return (
    <>
      {calculations.map((calculation) => (
        <Chart key={resultKey(calculation)} calculation={calculation} result={result} spec={spec} onAsk={onAsk} />
      ))}
      {shown === 'both' ? table : null}
    </>
  );
}

const noneWords = (shown: ShownAs): string =>
  shown === 'heatmap'
    ? 'This query has no HEATMAP. Edit the panel to show it otherwise, or add one to the query.'
    : 'This query has nothing but a HEATMAP. Edit the panel to show it as one.';

/** Each calculation once, in the order in which it was asked for. */
const distinct = (spec: QuerySpecInput): Calculation[] => [
  ...new Map(calculationsOf(spec).map((calculation) => [resultKey(calculation), calculation])).values(),
];

type ChartProps = Omit<DrawnProps, 'shown'> & { calculation: Calculation };

function Chart({ calculation, result, spec, onAsk }: ChartProps): ReactNode {
  if (calculation.op !== 'HEATMAP') {
    const key = resultKey(calculation);
    return <TimeSeries result={result} spec={spec} calculation={key} column={calculation.column} />;
  }
  const heatmap = result.heatmaps.find(({ column }) => column === calculation.column);
  if (heatmap === undefined) return null;
  if (heatmap.cells.length === 0) return <NoNumbers column={heatmap.column} />;
  return <HeatmapChart heatmap={heatmap} buckets={result.buckets} onCell={(cell) => onAsk(tracesOfCell(spec, cell))} />;
}
