import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/** What became of the spans for one destination. Nothing counts as sent until the receiver said so. */
export interface Deliveries {
  sent: number;
  failed: number;
  /** Why the latest export failed, in a few words of our own; null while the latest one succeeded. */
  lastFailure: string | null;
}

/** In our words, since an error's text may quote the receiver's answer, which is not ours to print. */
function reasonOf(error: Error | undefined): string {
  const code: unknown = error && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return `HTTP ${code}`;
  if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) return code;
  const cause: unknown = error?.cause;
  return cause instanceof Error ? reasonOf(cause) : 'no answer';
}

/**
 * Stands before an exporter, counts what really arrived, and keeps whatever it throws from the traced application.
 * `onTurn` is told when a destination begins to fail, and when it works again; not of every failure in between.
 */
export class WatchedExporter implements SpanExporter {
  readonly deliveries: Deliveries = { sent: 0, failed: 0, lastFailure: null };

  constructor(
    private readonly inner: SpanExporter,
    private readonly onTurn: (deliveries: Deliveries) => void = () => {},
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const finish = (result: ExportResult): void => {
      this.#note(spans.length, result);
      done(result);
    };
    try {
      this.inner.export(spans, finish);
    } catch (error) {
      finish({ code: ExportResultCode.FAILED, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  async forceFlush(): Promise<void> {
    await this.inner.forceFlush?.();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  #note(count: number, result: ExportResult): void {
    const before = this.deliveries.lastFailure;
    if (result.code === ExportResultCode.SUCCESS) {
      this.deliveries.sent += count;
      this.deliveries.lastFailure = null;
    } else {
      this.deliveries.failed += count;
      this.deliveries.lastFailure = reasonOf(result.error);
    }
    if ((before === null) !== (this.deliveries.lastFailure === null)) this.onTurn(this.deliveries);
  }
}
