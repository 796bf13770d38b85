import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** Traces that are remembered at most: one whose request never ends must not be remembered for ever. */
const MOST_TRACES = 200;

/** Hands on the spans of requests below one path, and of what happens inside them; all others are not for it. */
export class OnlyBelow implements SpanProcessor {
  readonly #traces = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly inner: SpanProcessor,
  ) {}

  onStart(span: Span, parentContext: Context): void {
    const target = span.attributes['http.target'];
    if (typeof target === 'string' && target.startsWith(this.path)) this.#remember(span.spanContext().traceId);
    if (this.#isOurs(span)) this.inner.onStart(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    if (this.#isOurs(span)) this.inner.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  #isOurs(span: ReadableSpan): boolean {
    return this.#traces.has(span.spanContext().traceId);
  }

  #remember(traceId: string): void {
    const [oldest] = this.#traces.size >= MOST_TRACES ? this.#traces : [];
    if (oldest !== undefined) this.#traces.delete(oldest);
    this.#traces.add(traceId);
  }
}
