import { SpanKind, type Tracer } from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogLine, LogSink } from '../exporters/log-sink.ts';
import { openLogger } from './practice-log.ts';
import { RequestLines } from './request-lines.ts';

let lines: LogLine[];
let tracer: Tracer;
beforeEach(() => {
  lines = [];
  const deliveries = { sent: 0, failed: 0, dropped: 0, lastFailure: null };
  const sink: LogSink = { id: 'x', label: 'x', deliveries, write: (line) => lines.push(line), flush: async () => {}, close: async () => {} }; // prettier-ignore
  const log = openLogger([sink]);
  tracer = new BasicTracerProvider({ spanProcessors: [new RequestLines(() => log)] }).getTracer('next.js');
});

const request = (status: number, target = '/api/activities/home?token=abc') => {
  const attributes = { 'http.method': 'GET', 'http.target': target, 'http.status_code': status };
  const span = tracer.startSpan('GET', { kind: SpanKind.SERVER, attributes });
  span.end();
  return span.spanContext();
};

const written = (): unknown[] => lines.map(({ message }) => JSON.parse(message) as unknown);

describe('a request of the practice backend', () => {
  it('leaves one line, with its status, its time and its span, and without its query', () => {
    const { traceId, spanId } = request(200);
    expect(written()).toMatchObject([
      {
        level: 'info',
        service: 'backend-next',
        method: 'GET',
        path: '/api/activities/home',
        status: 200,
        duration_ms: expect.any(Number),
        trace_id: traceId,
        span_id: spanId,
        msg: 'GET /api/activities/home 200',
      },
    ]);
    expect(lines[0]?.message).not.toContain('abc');
  });

  it.each([
    [302, 'info'],
    [404, 'warn'],
    [500, 'error'],
  ])('that answered %i is a line at %s', (status, level) => {
    request(status);
    expect(written()).toMatchObject([{ level }]);
  });

  it('leaves none for the spans inside it', () => {
    tracer.startSpan('http-handler').end();
    expect(lines).toEqual([]);
  });
});
