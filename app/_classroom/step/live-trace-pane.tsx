'use client';
import { useMemo } from 'react';
import { useTrace } from '../feed/use-trace.ts';
import { TraceView } from '../waterfall/trace-view.tsx';

interface LiveTracePaneProps {
  /** The run's traces, and those that strayed from it. */
  traceIds: string[];
  /** The parent that this page made up, where no real client span exists. */
  syntheticParent: string | null;
  /** More may still arrive. */
  waiting: boolean;
}

/** The traces of a run, row by row as they are stored. */
export function LiveTracePane({ traceIds, syntheticParent, waiting }: LiveTracePaneProps) {
  const { spans } = useTrace(traceIds);
  const roots = useMemo(() => (syntheticParent === null ? [] : [syntheticParent]), [syntheticParent]);
  return (
    <TraceView
      spans={spans}
      syntheticRoots={roots}
      waiting={waiting}
      emptyText={waiting ? 'Sent. The first span is on its way …' : 'Not one span arrived. The checks below say why.'}
    />
  );
}
