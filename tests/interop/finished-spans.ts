import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';

/** Makes a parent and a child, with one of everything a span can hold, and sends them through an exporter. */
export async function emitThrough(exporter: SpanExporter): Promise<void> {
  const resource = resourceFromAttributes({ 'service.name': 'interop', 'service.version': '1.2.3' });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('home.activities', '0.1.0');

  const parent = tracer.startSpan('http-handler', { kind: SpanKind.SERVER });
  const links = [
    { context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }, attributes: { why: 'retry' } },
  ];
  const child = tracer.startSpan(
    'SELECT activities',
    { kind: SpanKind.CLIENT, links },
    trace.setSpan(context.active(), parent),
  );
  child.setAttributes({
    'app.result_length': 3,
    'app.ratio': 0.5,
    'app.cached': false,
    'app.tags': ['a', 'b'],
    'app.huge': 1e20,
  });
  child.recordException(new Error('boom'));
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'boom' });
  child.end();
  parent.setAttribute('app.now', '2026-11-22T10:00:00.000Z');
  parent.end();
  await provider.forceFlush();
  await provider.shutdown();
}

/** The same spans as the SDK hands them to an exporter. */
export function finishedSpans(): ReadableSpan[] {
  const kept = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(kept)] });
  const span = provider
    .getTracer('home.activities')
    .startSpan('http-handler', { attributes: { n: 42, huge: 1e20, f: 1.5 } });
  span.addEvent('cache miss', { key: 'home' });
  span.end();
  return kept.getFinishedSpans();
}
