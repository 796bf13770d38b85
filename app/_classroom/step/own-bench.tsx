'use client';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { PublicOwn } from '@/lib/curriculum/public-step.ts';
import { LiveTracePane } from './live-trace-pane.tsx';
import { Outcome } from './outcome.tsx';
import styles from './own-bench.module.css';
import { OwnConnection } from './own-connection.tsx';
import { OwnForm } from './own-form.tsx';
import { OwnProgress } from './own-progress.tsx';
import type { Shot } from './run-step.ts';
import { Shots } from './shots.tsx';
import { OWN, type VariantRun } from './step-memory.ts';
import { useOwnSettings } from './use-own-settings.ts';
import { TraceLinks } from './trace-links.tsx';
import type { StepRuns } from './use-step-runs.ts';

interface OwnBenchProps {
  step: string;
  own: PublicOwn;
  runs: StepRuns;
}

/** The step on the student's own service: the same checks, on telemetry from wherever it runs. */
export function OwnBench({ step, own, runs }: OwnBenchProps) {
  const run = runs.of(OWN);
  const settings = useOwnSettings(step);
  return (
    <div className={styles.bench}>
      {settings === null ? (
        <Skeleton lines={8} of="how this step was last done" />
      ) : (
        <>
          <OwnConnection settings={settings} open={run.own === null} fromPage={own.fromPage} />
          <OwnForm
            own={own}
            settings={settings}
            run={run.own}
            sending={run.sending}
            onRun={runs.runOwn}
            onJudge={runs.judgeOwn}
          />
        </>
      )}
      <OwnEvidence run={run} />
      <Outcome report={run.report} problems={run.problems} />
    </div>
  );
}

/** What the service answered and what arrived from it. */
function OwnEvidence({ run }: { run: VariantRun }) {
  if (run.own === null) {
    return run.problems.length > 0 ? null : (
      <p className={styles.before}>
        Your service’s answer, the trace of that very request and the checks’ verdict appear here.
      </p>
    );
  }
  const waiting = run.own.phase !== 'closed';
  const wasSent = run.report?.closedBy !== 'unsent';
  return (
    <>
      <OwnProgress run={run.own} spans={run.report?.inventory.spans ?? 0} />
      {run.own.shots.length > 0 ? <Shots shots={run.own.shots.map(shownShot)} /> : null}
      {wasSent ? (
        <LiveTracePane
          traceIds={run.traceIds}
          syntheticParent={run.syntheticParent}
          fresh={run.fresh}
          waiting={waiting}
        />
      ) : null}
      <TraceLinks traceIds={run.traceIds} report={run.report} />
    </>
  );
}

const shownShot = ({
  traceId,
  method,
  url,
  status,
  body,
  ms,
  problem,
}: NonNullable<VariantRun['own']>['shots'][number]): Shot => ({
  traceId,
  method,
  path: url,
  status,
  body: body === '' && problem !== null ? problem.message : body,
  ms,
});
