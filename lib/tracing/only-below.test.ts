import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { beforeEach, describe, expect, it } from 'vitest';
import { OnlyBelow } from './only-below.ts';

const heard = new InMemorySpanExporter();
const provider = new BasicTracerProvider({
  spanProcessors: [new OnlyBelow('/api/lesson/', new SimpleSpanProcessor(heard))],
});
const tracer = provider.getTracer('test');

/** A request with one span inside it. */
function request(target: string): void {
  const server = tracer.startSpan(`GET ${target}`, { attributes: { 'http.target': target } }, ROOT_CONTEXT);
  tracer.startSpan(`inside ${target}`, {}, trace.setSpan(ROOT_CONTEXT, server)).end();
  server.end();
}

beforeEach(() => heard.reset());

const names = (): string[] => heard.getFinishedSpans().map(({ name }) => name);

describe('a sender that only wants the requests below a path', () => {
  it('gets them with all that happens inside', () => {
    request('/api/lesson/after');
    expect(names()).toEqual(['inside /api/lesson/after', 'GET /api/lesson/after']);
  });

  it.each(['/api/other', '/api/lessons', '/'])('gets nothing of %s', (target) => {
    request(target);
    expect(names()).toEqual([]);
  });

  it('forgets the oldest of very many', () => {
    const first = tracer.startSpan('first', { attributes: { 'http.target': '/api/lesson/' } }, ROOT_CONTEXT);
    for (let nth = 0; nth < 200; nth += 1) request('/api/lesson/after');
    heard.reset();
    first.end();
    expect(names()).toEqual([]);
  });
});
