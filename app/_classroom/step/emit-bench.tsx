'use client';
import { useId, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import type { PublicOwn, PublicRequest } from '@/lib/curriculum/public-step.ts';
import type { PageClock } from '../practice/page-clock.ts';
import { PracticeWindow } from '../practice/practice-window.tsx';
import { BenchFrame } from './bench-frame.tsx';
import { DoneBy } from './done-by.tsx';
import styles from './emit-bench.module.css';
import { LiveTracePane } from './live-trace-pane.tsx';
import { Outcome } from './outcome.tsx';
import { OwnBench } from './own-bench.tsx';
import { Shots } from './shots.tsx';
import { OWN, type VariantRun } from './step-memory.ts';
import { TraceLinks } from './trace-links.tsx';
import { useChosenTab } from './use-chosen-tab.ts';
import { useStepRuns, type StepRuns } from './use-step-runs.ts';

interface EmitBenchProps {
  step: string;
  variants: { id: string; requests: PublicRequest[] }[];
  /** Null where the step cannot be done with one's own service. */
  own: PublicOwn | null;
}

const words: Record<string, { tab: string; run: string }> = {
  before: { tab: 'Before', run: 'Run it as it is before' },
  after: { tab: 'After', run: 'Run it with the change' },
  own: { tab: 'My own service', run: 'Call my service' },
};

/** Where a step's live code is run: the click, its answer, its trace as it grows, and the verdict. */
export function EmitBench({ step, variants, own }: EmitBenchProps) {
  const runs = useStepRuns(step, variants);
  const ids = [...variants.map(({ id }) => id), ...(own === null ? [] : [OWN])];
  const [chosen, choose] = useChosenTab(ids);
  const pageOf = (variant: string): Page | null => {
    const { practicePage, clocks } = variants.find(({ id }) => id === variant)?.requests[0] ?? {};
    return practicePage ? { address: practicePage, clocks: clocks === true } : null;
  };
  const tabs = ids.map((id) => ({
    id,
    label: words[id]?.tab ?? id,
    // Only the shown variant is mounted: each holds a waterfall.
    panel: id === chosen ? <OneBench step={step} variant={id} own={own} runs={runs} page={pageOf(id)} /> : null,
  }));
  return (
    <BenchFrame title="Run it" onReset={runs.reset}>
      <TabbedPanels label="Variants of the code" tabs={tabs} chosen={chosen} onChoose={choose} idBase={useId()} />
      <DoneBy step={step} />
    </BenchFrame>
  );
}

/** The practice page that a step clicks on, and whether its clock may be set wrong. */
interface Page {
  address: string;
  clocks: boolean;
}

interface OneBenchProps {
  step: string;
  variant: string;
  own: PublicOwn | null;
  runs: StepRuns;
  page: Page | null;
}

function OneBench({ step, variant, own, runs, page }: OneBenchProps) {
  if (variant !== OWN || own === null) return <VariantBench key={variant} variant={variant} runs={runs} page={page} />;
  return <OwnBench step={step} own={own} runs={runs} />;
}

function VariantBench({ variant, runs, page }: Pick<OneBenchProps, 'variant' | 'runs' | 'page'>) {
  const run = runs.of(variant);
  const [clock, setClock] = useState<PageClock>('right');
  const label = words[variant]?.run ?? `Run ${variant}`;
  return (
    <div className={styles.bench}>
      <div className={styles.actions}>
        <Button look="primary" disabled={run.sending} onClick={() => runs.run(variant, clock)}>
          <Icon name={run.runId === null ? 'play' : 'again'} /> {run.runId === null ? label : `${label}, again`}
        </Button>
        <span className={styles.state}>{stateOf(run)}</span>
      </div>
      {page === null ? null : (
        <PracticeWindow page={page.address} clock={page.clocks ? clock : null} onClock={setClock} />
      )}
      <Evidence run={run} />
      <Outcome report={run.report} problems={run.problems} />
    </div>
  );
}

function stateOf(run: VariantRun): string {
  if (run.sending) return 'Sending …';
  return run.runId !== null && run.report?.closedBy === null ? 'Sent. Waiting for its spans …' : '';
}

/** What was answered and what arrived. Before the first run it says what will be here, so that the page does not jump. */
function Evidence({ run }: { run: VariantRun }) {
  if (run.runId === null) {
    return (
      <p className={styles.before}>
        Press the button. The answer, the trace of that very click and the checks’ verdict appear here.
      </p>
    );
  }
  const waiting = run.report === null || run.report.closedBy === null;
  return (
    <>
      <Shots shots={run.shots} />
      <LiveTracePane
        traceIds={run.traceIds}
        syntheticParent={run.syntheticParent}
        fresh={run.fresh}
        waiting={waiting}
      />
      <TraceLinks traceIds={run.traceIds} report={run.report} />
    </>
  );
}
