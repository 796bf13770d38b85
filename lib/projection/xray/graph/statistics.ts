import { secondsOf } from '../epoch.ts';
import type { TraceNode } from '../trace/trace-node.ts';

/** How requests ended, as the service counts them: a request that failed twice over is a fault first, then an error. */
export interface Statistics {
  OkCount: number;
  ErrorStatistics: { ThrottleCount: number; OtherCount: number; TotalCount: number };
  FaultStatistics: { OtherCount: number; TotalCount: number };
  TotalCount: number;
  /** Seconds. */
  TotalResponseTime: number;
}

export interface HistogramEntry {
  /** Seconds, to the millisecond. */
  Value: number;
  Count: number;
}

/** Requests that are in progress are not counted. */
const closed = (nodes: readonly TraceNode[]): TraceNode[] => nodes.filter(({ end }) => end !== null);

const lasted = ({ start, end }: TraceNode): number => secondsOf((end ?? start) - start);

export function statisticsOf(all: readonly TraceNode[]): Statistics {
  const nodes = closed(all);
  const faults = nodes.filter(({ fault }) => fault).length;
  const errors = nodes.filter(({ fault, error }) => error && !fault);
  const throttled = errors.filter(({ throttle }) => throttle).length;
  return {
    OkCount: nodes.length - faults - errors.length,
    ErrorStatistics: { ThrottleCount: throttled, OtherCount: errors.length - throttled, TotalCount: errors.length },
    FaultStatistics: { OtherCount: faults, TotalCount: faults },
    TotalCount: nodes.length,
    TotalResponseTime: Number(nodes.reduce((sum, node) => sum + lasted(node), 0).toFixed(6)),
  };
}

/** How the durations spread, in steps of a millisecond. */
export function histogramOf(all: readonly TraceNode[]): HistogramEntry[] {
  const counts = new Map<number, number>();
  for (const node of closed(all)) {
    const milliseconds = Math.round(lasted(node) * 1000);
    counts.set(milliseconds, (counts.get(milliseconds) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => a - b).map(([ms, Count]) => ({ Value: ms / 1000, Count }));
}
