import { SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api';

/** Runs work inside a span of its own. The span always ends, and a failure is written on it before it is rethrown. */
export function withSpan<T>(tracer: Tracer, name: string, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      span.recordException(cause);
      span.setStatus({ code: SpanStatusCode.ERROR, message: cause.message });
      throw error;
    } finally {
      span.end();
    }
  });
}
