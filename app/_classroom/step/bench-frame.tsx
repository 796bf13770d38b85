import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';

interface BenchFrameProps {
  title: string;
  onReset: () => void;
  children: ReactNode;
}

/** The panel in which a step is done, with the way back to its start. */
export function BenchFrame({ title, onReset, children }: BenchFrameProps) {
  const reset = (
    <Button look="quiet" size="small" onClick={onReset}>
      Reset this step
    </Button>
  );
  return (
    <Panel title={title} aside={reset}>
      {children}
    </Panel>
  );
}
