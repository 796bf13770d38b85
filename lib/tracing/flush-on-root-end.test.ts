import { ROOT_CONTEXT, trace, TraceFlags, type Context } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { BasicTracerProvider, BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FlushOnRootEnd } from './flush-on-root-end.ts';

/** Keeps each batch's span names; fails where a test says so. */
class BatchNames {
  readonly batches: string[][] = [];
  fails = false;
  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.batches.push(spans.map(({ name }) => name));
    done(this.fails ? { code: ExportResultCode.FAILED, error: new Error('gone') } : { code: ExportResultCode.SUCCESS });
  }
  shutdown = () => Promise.resolve();
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp() {
  const exporter = new BatchNames();
  const processor = new FlushOnRootEnd(new BatchSpanProcessor(exporter, { scheduledDelayMillis: 5000 }), 10);
  const provider = new BasicTracerProvider({ spanProcessors: [processor] });
  const tracer = provider.getTracer('test');
  const start = (name: string, from: Context = ROOT_CONTEXT) => tracer.startSpan(name, {}, from);
  return { exporter, provider, start };
}

const remote = trace.setSpanContext(ROOT_CONTEXT, {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

describe('flushing when the local root ends', () => {
  it.each([
    ['without a parent', ROOT_CONTEXT],
    ['whose parent is in another process', remote],
  ])('sends a root %s with its children, and with what ends just after it, in one batch', async (_which, from) => {
    const { exporter, start } = setUp();
    const root = start('root', from);
    const child = start('child', trace.setSpan(ROOT_CONTEXT, root));
    root.end();
    await vi.advanceTimersByTimeAsync(5);
    expect(exporter.batches).toEqual([]);
    child.end();
    await vi.advanceTimersByTimeAsync(1);
    expect(exporter.batches).toEqual([['root', 'child']]);
  });

  it('does not wait long for a child that stays open', async () => {
    const { exporter, start } = setUp();
    const root = start('root');
    start('child that never ends', trace.setSpan(ROOT_CONTEXT, root));
    root.end();
    await vi.advanceTimersByTimeAsync(9);
    expect(exporter.batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(exporter.batches).toEqual([['root']]);
  });

  it('forgets the oldest of very many traces whose spans never end, and sends on', async () => {
    const { exporter, start } = setUp();
    for (let index = 0; index < 1500; index += 1) start(`open ${index}`);
    start('whole').end();
    await vi.advanceTimersByTimeAsync(1);
    expect(exporter.batches).toEqual([['whole']]);
  });

  it('does not send for a child alone, whose request goes on', async () => {
    const { exporter, start } = setUp();
    const root = start('root');
    start('child', trace.setSpan(ROOT_CONTEXT, root)).end();
    await vi.advanceTimersByTimeAsync(100);
    expect(exporter.batches).toEqual([]);
  });

  it('sends requests that end together in one batch, and a later one in its own', async () => {
    const { exporter, start } = setUp();
    start('first').end();
    start('second').end();
    await vi.advanceTimersByTimeAsync(10);
    start('third').end();
    await vi.advanceTimersByTimeAsync(10);
    expect(exporter.batches).toEqual([['first', 'second'], ['third']]);
  });

  it('goes on after an export that failed, without an unhandled rejection', async () => {
    const { exporter, start } = setUp();
    exporter.fails = true;
    start('lost').end();
    await vi.advanceTimersByTimeAsync(10);
    exporter.fails = false;
    start('kept').end();
    await vi.advanceTimersByTimeAsync(10);
    expect(exporter.batches).toEqual([['lost'], ['kept']]);
  });

  it('sends what is left when it is shut down', async () => {
    const { exporter, provider, start } = setUp();
    start('last').end();
    await provider.shutdown();
    expect(exporter.batches).toEqual([['last']]);
  });
});
