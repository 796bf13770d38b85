'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Explorer } from '../explore/explorer.tsx';
import { NEW_QUERY, useExplorer } from '../explore/use-explorer.ts';
import { BenchFrame } from './bench-frame.tsx';
import { Outcome } from './outcome.tsx';
import styles from './query-bench.module.css';
import { useCheck } from './use-check.ts';

/** A question to ask: the builder, its answer, and whether the question was the right one. */
export function QueryBench({ step, task }: { step: string; task: string }) {
  const { report, problems, check, reset } = useCheck(step);
  const exploring = useExplorer({ initial: NEW_QUERY, runFirst: false, onRun: (query) => check({ query }) });
  const startOver = (): void => {
    exploring.startAnew();
    reset();
  };
  return (
    <BenchFrame title="Ask" onReset={startOver}>
      <div className={styles.bench}>
        {task === '' ? null : <p className={styles.task}>{task}</p>}
        <Explorer exploring={exploring} />
        <Outcome report={report} problems={exploring.state.is === 'refused' ? [] : problems} />
        {exploring.state.is === 'answered' && exploring.state.answer.result.matched === 0 ? (
          <LinkButton href="/learn/honeycomb/adding-attributes">Send some spans first</LinkButton>
        ) : null}
      </div>
    </BenchFrame>
  );
}
