'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { Explorer, type Saved } from '../explore/explorer.tsx';
import { NEW_QUERY, useExplorer } from '../explore/use-explorer.ts';
import { BenchFrame } from './bench-frame.tsx';
import { Outcome } from './outcome.tsx';
import styles from './query-bench.module.css';
import { useCheck, type StepCheck } from './use-check.ts';

export interface QueryBenchProps {
  step: string;
  task: string;
  /** The page of the step that sends what is asked about; null where the lesson has none before. */
  sendFirst: string | null;
}

/** A question to ask: the builder, its answer, and whether the question was the right one. */
export function QueryBench({ step, task, sendFirst }: QueryBenchProps) {
  const check = useCheck(step);
  return <AskingBench task={task} sendFirst={sendFirst} check={check} onRun={(query) => check.check({ query })} />;
}

interface AskingBenchProps extends Pick<QueryBenchProps, 'task' | 'sendFirst'> {
  check: StepCheck;
  onRun: (query: QuerySpecInput) => void;
  /** The saved queries, given how one of them is asked; where the step is about saving. */
  savedWith?: (run: (spec: QuerySpecInput) => void) => Saved;
}

export function AskingBench({
  task,
  sendFirst,
  check: { report, problems, reset },
  onRun,
  savedWith,
}: AskingBenchProps) {
  const exploring = useExplorer({ initial: NEW_QUERY, runFirst: false, onRun });
  const saved = savedWith?.(exploring.run) ?? null;
  const startOver = (): void => {
    exploring.startAnew();
    saved?.onNew();
    reset();
  };
  return (
    <BenchFrame title="Ask" onReset={startOver}>
      <div className={styles.bench}>
        {task === '' ? null : <p className={styles.task}>{task}</p>}
        <Explorer exploring={exploring} saved={saved} />
        <Outcome report={report} problems={exploring.state.is === 'refused' ? [] : problems} />
        {sendFirst !== null && exploring.state.is === 'answered' && exploring.state.answer.result.matched === 0 ? (
          <LinkButton href={sendFirst}>Send some spans first</LinkButton>
        ) : null}
      </div>
    </BenchFrame>
  );
}
