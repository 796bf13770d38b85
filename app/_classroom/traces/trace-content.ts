import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';

/** Everything that is known of a trace, for each of its views. */
export interface TraceContent {
  /** 32 hex digits. */
  traceId: string;
  spans: StoredSpan[];
  syntheticRoots: string[];
  signals: readonly StoredSignal[];
  /** What is chosen, in whichever view: a span's id, or that of a segment. The others mark what belongs to it. */
  openSpanId: string | undefined;
  /** All four views are on the page, so that each has a quarter of it. */
  isQuarter: boolean;
  /** A span or a segment was chosen where it stands. */
  onSpan: (spanId: string) => void;
  /** A span is to be seen in the waterfall. */
  onShowSpan: (spanId: string) => void;
}
