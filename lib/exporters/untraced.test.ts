import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogSender } from './cloudwatch-logs/log-sender.ts';

const provider = new NodeTracerProvider();
const tracer = provider.getTracer('request');
beforeAll(() => provider.register());
afterAll(() => {
  trace.disable();
  context.disable();
});

describe('sending a request’s log lines', () => {
  it('hangs no span of the sender’s own below the request, now or when the lines have waited', async () => {
    const begun: boolean[] = [];
    const sender = new LogSender({
      id: 'own',
      label: 'own',
      waitMs: 1,
      put: () => {
        begun.push(tracer.startSpan('POST').isRecording());
        return Promise.resolve({ rejected: 0 });
      },
    });
    const request = tracer.startSpan('GET /api/activities/home');
    expect(request.isRecording()).toBe(true);
    const inside = trace.setSpan(ROOT_CONTEXT, request);
    context.with(inside, () => sender.write({ timestamp: Date.now(), message: 'later' }));
    await expect.poll(() => begun).toEqual([false]);
    context.with(inside, () => sender.write({ timestamp: Date.now(), message: 'now' }));
    await context.with(inside, () => sender.flush(1000));
    expect(begun).toEqual([false, false]);
  });
});
