import { context, ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { PracticeSampler } from './practice-sampler.ts';

const tracer = new BasicTracerProvider({ sampler: new PracticeSampler() }).getTracer('test');

const request = (target: string, from: Context = ROOT_CONTEXT): Span =>
  tracer.startSpan('GET', { attributes: { 'http.target': target } }, from);

/** A context as a `traceparent` header makes it. */
const incoming = (traceFlags: number): Context =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    traceFlags,
    isRemote: true,
  });

const child = (of: Span): Span => tracer.startSpan('inner', {}, trace.setSpan(context.active(), of));

describe('the practice sampler', () => {
  it.each(['/api/activities/home', '/api/creating-a-span/after?x=1'])('records %s', (target) => {
    expect(request(target).isRecording()).toBe(true);
  });

  it.each([
    '/',
    '/learn/honeycomb',
    '/v1/traces',
    '/classroom/feed',
    '/api',
    '/apiary',
    '/x/api/home',
    '/api/1/item/',
    '/api/1/item?x=1',
    '/api/item/',
  ])('does not record %s, not even where a foreign client asks for it', (target) => {
    expect(request(target).isRecording()).toBe(false);
    expect(request(target, incoming(1)).isRecording()).toBe(false);
  });

  it('continues a trace that comes in, and leaves alone what the caller does not want traced', () => {
    expect(request('/api/home', incoming(1)).spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(request('/api/home', incoming(0)).isRecording()).toBe(false);
  });

  it('records what happens inside a recorded request, however deep, and nothing inside another', () => {
    expect(child(child(request('/api/home'))).isRecording()).toBe(true);
    expect(child(child(request('/learn'))).isRecording()).toBe(false);
  });

  it('records no span of the process’s own making, and none that a remote parent alone would justify', () => {
    expect(tracer.startSpan('load instrumentation module').isRecording()).toBe(false);
    expect(tracer.startSpan('fetch GET', {}, incoming(1)).isRecording()).toBe(false);
  });

  it('records a practice request below Next’s verbose wrapper, which has no path', () => {
    const wrapper = tracer.startSpan('NextServer.getRequestHandler', {}, incoming(1));
    expect(wrapper.isRecording()).toBe(false);
    expect(request('/api/home', trace.setSpan(ROOT_CONTEXT, wrapper)).isRecording()).toBe(true);
  });
});
