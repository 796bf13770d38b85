'use client';
import type { ReactNode } from 'react';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { QueryResult, ResultData } from '@/lib/query/result.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { CellRange } from './heatmap-cells.ts';
import { HeatmapChart } from './heatmap-chart.tsx';
import styles from './query-results.module.css';
import { calculationsOf } from './query-words.ts';
import type { Calculation } from './query-words.ts';
import { NoNumbers } from './no-numbers.tsx';
import { ResultCounts } from './result-counts.tsx';
import { ResultTable } from './result-table.tsx';
import { TimeSeries } from './time-series.tsx';

/** What was asked, with its answer: not what the builder may show by now. */
export interface Answer {
  spec: QuerySpecInput;
  result: QueryResult;
}

export type QueryState =
  | { is: 'idle' }
  /** The answer before stays in sight, dimmed, so that nothing jumps. */
  | { is: 'running'; before?: Answer | undefined }
  | { is: 'refused'; problems: Problem[] }
  | { is: 'answered'; answer: Answer };

interface QueryResultsProps {
  state: QueryState;
  onCell: (range: CellRange) => void;
  onGroup: (group: ResultData) => void;
  /** The same question in another form is asked. */
  onAsk: (spec: QuerySpecInput) => void;
  traceHref: (traceId: string) => string;
}

/** The answer to a query: its charts, its heatmaps, its table; or why there is none. */
export function QueryResults({ state, ...does }: QueryResultsProps) {
  switch (state.is) {
    case 'idle':
      return (
        <EmptyState title="Nothing has been asked yet">
          <p>Build a query above, then press RUN QUERY.</p>
        </EmptyState>
      );
    case 'refused':
      return (
        <div className={styles.stack} role="alert">
          {state.problems.map((problem) => (
            <ProblemNote key={`${problem.code} ${problem.at?.join('.')} ${problem.message}`} problem={problem} />
          ))}
        </div>
      );
    case 'running':
      return state.before === undefined ? <Running /> : <Answered answer={state.before} busy {...does} />;
    case 'answered':
      return <Answered answer={state.answer} busy={false} {...does} />;
    default:
      return state satisfies never;
  }
}

function Running() {
  return (
    <div className={`${styles.results} ${styles.waiting}`}>
      <Skeleton lines={14} of="the results" />
    </div>
  );
}

type AnsweredProps = Omit<QueryResultsProps, 'state'> & { answer: Answer; busy: boolean };

function Answered({ answer, busy, onCell, onGroup, onAsk, traceHref }: AnsweredProps) {
  const { spec, result } = answer;
  if (result.matched === 0) return <NothingMatched />;
  return (
    <section className={styles.results} aria-label="Results of the query" aria-busy={busy}>
      <Summary result={result}>
        <ResultCounts result={result} spec={spec} onAsk={onAsk} />
      </Summary>
      {inOrder(spec).map((calculation) => {
        const key = resultKey(calculation);
        if (calculation.op !== 'HEATMAP')
          return <TimeSeries key={key} result={result} spec={spec} calculation={key} column={calculation.column} />;
        const heatmap = result.heatmaps.find(({ column }) => column === calculation.column);
        if (heatmap === undefined) return null;
        if (heatmap.cells.length === 0) return <NoNumbers key={key} column={heatmap.column} />;
        return <HeatmapChart key={key} heatmap={heatmap} buckets={result.buckets} onCell={onCell} />;
      })}
      <div className={styles.table}>
        <ResultTable result={result} spec={spec} onGroup={onGroup} traceHref={traceHref} />
      </div>
    </section>
  );
}

/** Each calculation once, in the order in which it was asked for. */
const inOrder = (spec: QuerySpecInput): Calculation[] => [
  ...new Map(calculationsOf(spec).map((calculation) => [resultKey(calculation), calculation])).values(),
];

function NothingMatched() {
  return (
    <EmptyState title="No span matches">
      <p>Nothing within this time passes the WHERE. Choose a longer time, take out a filter, or send some spans.</p>
    </EmptyState>
  );
}

function Summary({ result, children }: { result: QueryResult; children: ReactNode }) {
  const groups = result.results.length;
  return (
    <output className={styles.summary}>
      {children}
      <span>
        {groups.toLocaleString('en')} {groups === 1 ? 'row' : 'rows'}
        {result.truncated ? ' (the LIMIT left some out)' : ''}
      </span>
      <span className={styles.quiet}>in {result.elapsedMs.toFixed(0)} ms</span>
    </output>
  );
}
