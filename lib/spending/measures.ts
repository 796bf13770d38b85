import type { TraceReads } from '../telemetry/trace-reads.ts';
import type { Usage } from '../telemetry/usage.ts';

/** What was measured of a workspace. */
export interface Measured {
  usage: Usage;
  reads: TraceReads;
}

/** A measured amount, as the things that it is the sum of. */
export interface Part {
  name: string;
  amount: number;
}

export const measureNames = ['events', 'tracesRecorded', 'tracesRead', 'logBytes', 'occurrences'] as const;
export type MeasureName = (typeof measureNames)[number];

interface Measure {
  parts: (measured: Measured, overheadBytes: number) => Part[];
  /** Which of the store’s rows it is counted from; null where they are counters of their own, which are never pruned. */
  from: 'spans' | 'signals' | null;
}

/** How each measure is taken from what the store counts. */
export const measures: Record<MeasureName, Measure> = {
  events: {
    parts: ({ usage: { spans } }) => [
      { name: 'spans', amount: spans.spans },
      { name: 'span events', amount: spans.events },
      { name: 'links', amount: spans.links },
    ],
    from: 'spans',
  },
  tracesRecorded: { parts: ({ usage }) => [{ name: 'traces', amount: usage.segments.traces }], from: 'signals' },
  tracesRead: {
    parts: ({ reads }) => [
      { name: 'retrieved', amount: reads.retrieved },
      { name: 'scanned', amount: reads.scanned },
    ],
    from: null,
  },
  logBytes: {
    parts: ({ usage: { logs } }, overheadBytes) => [
      { name: 'messages', amount: logs.bytes },
      { name: `${overheadBytes} for each line`, amount: logs.lines * overheadBytes },
    ],
    from: 'signals',
  },
  occurrences: {
    parts: ({ usage }) => [{ name: 'occurrences', amount: usage.errors.occurrences }],
    from: 'signals',
  },
};
