import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';

/** Everything that is known of a trace, for each of its views. */
export interface TraceContent {
  /** 32 hex digits. */
  traceId: string;
  spans: StoredSpan[];
  syntheticRoots: string[];
  signals: readonly StoredSignal[];
  openSpanId: string | undefined;
  /** A span was opened in the waterfall. */
  onSpan: (spanId: string) => void;
  /** A span is to be seen in the waterfall. */
  onShowSpan: (spanId: string) => void;
}
