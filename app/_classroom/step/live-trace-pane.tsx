'use client';
import { useMemo } from 'react';
import { RoundTrips } from '../practice/round-trips.tsx';
import { useTrace } from '../feed/use-trace.ts';
import { useTraceSignals } from '../traces/use-trace-signals.ts';
import { TraceView } from '../waterfall/trace-view.tsx';

interface LiveTracePaneProps {
  /** The run's traces, and those that strayed from it; none while it is watched what somebody else sends. */
  traceIds: string[];
  /** The parent that this page made up, where no real client span exists. */
  syntheticParent: string | null;
  /** The traces were minted by this page a moment ago. */
  fresh: boolean;
  /** More may still arrive. */
  waiting: boolean;
}

/** While nothing is drawn: what is being waited for, or that there is nothing. */
function emptyText(waiting: boolean, loaded: boolean, isSent: boolean): string {
  if (waiting) return isSent ? 'Sent. Its trace is on the way …' : 'Nothing has arrived yet.';
  return loaded ? 'Neither a span nor a segment arrived. The checks below say why.' : 'Reading the kept trace …';
}

/** The traces of a run, row by row as they are stored. */
export function LiveTracePane({ traceIds, syntheticParent, fresh, waiting }: LiveTracePaneProps) {
  const { spans, loaded } = useTrace(traceIds, { fresh });
  const { signals } = useTraceSignals(traceIds, { fresh });
  const roots = useMemo(() => (syntheticParent === null ? [] : [syntheticParent]), [syntheticParent]);
  return (
    <>
      <TraceView
        spans={spans}
        signals={signals}
        syntheticRoots={roots}
        waiting={waiting}
        emptyText={emptyText(waiting, loaded, traceIds.length > 0)}
      />
      <RoundTrips spans={spans} />
    </>
  );
}
