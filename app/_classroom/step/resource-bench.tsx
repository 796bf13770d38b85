'use client';
import { Button } from '@/app/_ui/button.tsx';
import type { PublicResource } from '@/lib/curriculum/public-step.ts';
import { BenchFrame } from './bench-frame.tsx';
import { Outcome } from './outcome.tsx';
import { useCheck } from './use-check.ts';

/** Something to set up: what is looked for, and whether it is there. */
export function ResourceBench({ step }: { step: PublicResource }) {
  const { report, problems, checking, check, reset } = useCheck(step.id);
  return (
    <BenchFrame title="Set up" onReset={reset}>
      <Button look="primary" disabled={checking} onClick={() => check({ look: true })}>
        Look again
      </Button>
      <Outcome report={report} problems={problems} />
    </BenchFrame>
  );
}
