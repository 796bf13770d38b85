import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** A span without a parent in this process: a request's own span, whether or not a trace came in with it. */
const isLocalRoot = ({ parentSpanContext }: ReadableSpan): boolean =>
  parentSpanContext === undefined || parentSpanContext.isRemote === true;

/** Traces whose open spans are counted at most. One that never ends its spans must not be remembered for ever. */
const MOST_TRACES = 1000;

/** How many spans of each trace were started and not ended. */
class OpenSpans {
  readonly #counts = new Map<string, number>();

  started({ traceId }: { traceId: string }): void {
    const [oldest] = this.#counts.size >= MOST_TRACES ? this.#counts.keys() : [];
    if (oldest !== undefined) this.#counts.delete(oldest);
    this.#counts.set(traceId, (this.#counts.get(traceId) ?? 0) + 1);
  }

  /** @returns whether that was the last open one of its trace */
  ended({ traceId }: { traceId: string }): boolean {
    const left = (this.#counts.get(traceId) ?? 1) - 1;
    if (left > 0) this.#counts.set(traceId, left);
    else this.#counts.delete(traceId);
    return left <= 0;
  }
}

/**
 * Sends a request's spans as soon as the request is over, instead of when the batch's timer fires (five seconds by the
 * specification's default): a student watches them arrive.
 *
 * Some spans end a moment after their root, such as a response body that is still being read. While one of the trace is
 * open the others wait for it, so that they travel together, but not for long; what ends later still leaves with the
 * batch underneath.
 */
export class FlushOnRootEnd implements SpanProcessor {
  readonly #open = new OpenSpans();
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;

  constructor(
    private readonly batch: SpanProcessor,
    private readonly waitMs = 10,
  ) {}

  onStart(span: Span, parentContext: Context): void {
    this.#open.started(span.spanContext());
    this.batch.onStart(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    this.batch.onEnd(span);
    const wasLast = this.#open.ended(span.spanContext());
    if (isLocalRoot(span)) this.#timer ??= setTimeout(() => this.#flush(), this.waitMs).unref();
    // Not at once: requests that end in the same turn of the event loop share a batch.
    if (wasLast && this.#timer) this.#soon ??= setImmediate(() => this.#flush());
  }

  forceFlush(): Promise<void> {
    return this.batch.forceFlush();
  }

  shutdown(): Promise<void> {
    this.#forgetTimers();
    return this.batch.shutdown();
  }

  #forgetTimers(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
    this.#timer = undefined;
    this.#soon = undefined;
  }

  #flush(): void {
    this.#forgetTimers();
    // A failed export is counted and told by the exporter; here it must only not become an unhandled rejection.
    this.batch.forceFlush().catch(() => {});
  }
}
