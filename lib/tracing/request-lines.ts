import type { AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';
import { traceFields } from './practice-log.ts';

/** Next's span of a whole request: it alone knows the target as it was asked for. */
const targetOf = ({ attributes }: ReadableSpan): AttributeValue | undefined => attributes['http.target'];

const isWhole = ({ parentSpanContext: parent }: ReadableSpan): boolean =>
  parent === undefined || parent.isRemote === true;

const levelOf = (status: number): 'error' | 'warn' | 'info' => {
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
};

/**
 * Writes one line when a request is over, at a level that its status deserves. A query string is left out: people put
 * secrets there. It is a span processor because the route handlers of Next have nothing that runs after each of them.
 */
export class RequestLines implements SpanProcessor {
  constructor(private readonly log: () => Logger) {}

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    const target = targetOf(span);
    if (typeof target !== 'string' || !isWhole(span)) return;
    const method = String(span.attributes['http.method'] ?? '');
    const status = Number(span.attributes['http.status_code'] ?? 0);
    const [path = ''] = target.split('?');
    const [seconds, nanoseconds] = span.duration;
    const fields = { method, path, status, duration_ms: Math.round(seconds * 1000 + nanoseconds / 1e6) };
    this.log()[levelOf(status)]({ ...fields, ...traceFields(span.spanContext()) }, `${method} ${path} ${status}`);
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
