'use client';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ArrivedLine } from './arrived-line.tsx';
import { Charts } from './charts.tsx';
import { NothingMatches } from './nothing-matches.tsx';
import styles from './query-results.module.css';
import type { QueryColumn } from './query-words.ts';
import { ResultCounts } from './result-counts.tsx';
import { ResultTable } from './result-table.tsx';
import { resultTabs, tracesOfGroup } from './result-view.ts';
import { RowsTab } from './rows-tab.tsx';
import { TracesTab, type TraceHref } from './traces-tab.tsx';
import { evidenceOf, type AnsweredWindow } from './use-evidence.ts';
import { useFocusOnOpening } from './use-focus-on-opening.ts';
import { useResultView, type Looking } from './use-result-view.ts';

/** What was asked, with its answer: not what the builder may show by now. */
export interface Answer {
  spec: QuerySpecInput;
  /** The service that was asked alone; nothing said: all of them. */
  dataset?: string;
  result: QueryResult;
  /** From when to when the answer is. */
  window: AnsweredWindow;
}

export type QueryState =
  | { is: 'idle' }
  /** The answer before stays in sight, dimmed, so that nothing jumps. */
  | { is: 'running'; before?: Answer | undefined }
  | { is: 'refused'; problems: Problem[] }
  | { is: 'answered'; answer: Answer };

interface QueryResultsProps {
  state: QueryState;
  /** What can be added to the rows. */
  columns: readonly QueryColumn[];
  /** The same question in another form is asked. */
  onAsk: (spec: QuerySpecInput) => void;
  traceHref: TraceHref;
}

/** The answer to a query: its charts, its heatmaps, its table, its traces and rows; or why there is none. */
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

const tabLabels = { results: 'Results', traces: 'Traces', rows: 'Rows' };

function Answered({ answer, busy, ...does }: AnsweredProps) {
  const { spec, result } = answer;
  const looking = useResultView();
  const { view, look } = looking;
  useFocusOnOpening(view.tab);
  if (result.matched === 0) return <NothingMatches spec={spec} onAsk={does.onAsk} />;
  return (
    <section className={styles.results} aria-label="Results of the query" aria-busy={busy}>
      <div className={styles.head}>
        <Summary result={result}>
          <ResultCounts result={result} spec={spec} onAsk={does.onAsk} />
        </Summary>
        <ArrivedLine answer={answer} onAsk={does.onAsk} />
      </div>
      <div className={styles.tabs}>
        <TabbedPanels
          label="The answer as"
          idBase="answer"
          tabs={resultTabs.map((id) => ({
            id,
            label: tabLabels[id],
            panel: id === view.tab ? <Panel answer={answer} looking={looking} {...does} /> : null,
          }))}
          chosen={view.tab}
          // An order belongs to its tab; a region stays, and is told of there.
          onChoose={(id) => look({ tab: resultTabs.find((tab) => tab === id) ?? 'results', order: null })}
        />
      </div>
    </section>
  );
}

type PanelProps = Omit<AnsweredProps, 'busy'> & { looking: Looking };

/** What the chosen tab shows. The others ask for nothing. */
function Panel(props: PanelProps) {
  const { answer, looking, columns, traceHref } = props;
  const of = evidenceOf(answer, looking.view);
  if (of === null) return <GroupGone looking={looking} />;
  switch (looking.view.tab) {
    case 'results':
      return <Pictures {...props} />;
    case 'traces':
      return <TracesTab looking={looking} traceHref={traceHref} of={of} />;
    case 'rows':
      return <RowsTab looking={looking} columns={columns} traceHref={traceHref} of={of} />;
    default:
      return looking.view.tab satisfies never;
  }
}

function Pictures({ answer, looking, onAsk, traceHref }: PanelProps) {
  const { spec } = answer;
  return (
    <>
      <Charts answer={answer} looking={looking} onAsk={onAsk} />
      <div className={styles.table}>
        <ResultTable
          answer={answer}
          onGroup={(group) => looking.look(tracesOfGroup(spec, group))}
          onAsk={onAsk}
          traceHref={traceHref}
        />
      </div>
    </>
  );
}

function GroupGone({ looking: { look } }: { looking: Looking }) {
  return (
    <EmptyState title="This group is not in the answer any more">
      <p>Its rows left the time range, or other groups took its place in the table.</p>
      <Button onClick={() => look({ group: null })}>Whole result</Button>
    </EmptyState>
  );
}

function Summary({ result, children }: { result: QueryResult; children: ReactNode }) {
  const groups = result.results.length;
  return (
    <output className={styles.summary}>
      {children}
      <span>
        {groups.toLocaleString('en')} {groups === 1 ? 'group' : 'groups'}
        {result.truncated ? ' (the LIMIT left some out)' : ''}
      </span>
      <span className={styles.quiet}>in {result.elapsedMs.toFixed(0)} ms</span>
    </output>
  );
}
