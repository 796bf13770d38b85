import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import Rollbar from 'rollbar';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeyRecord } from '../lib/receivers/keys/key-record.ts';
import type { Spending } from '../lib/spending/spending.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

let app: RunningApp;
let keys: KeyRecord;
let doors: Record<string, string>;

beforeAll(async () => {
  app = await startApp();
  keys = await app.post<KeyRecord>('/classroom/environments', { name: 'bootcamp' });
  const ledger = await app.get<{ doors: { door: string; url: string | null }[] }>('/classroom/ledger');
  doors = Object.fromEntries(ledger.doors.map(({ door, url }) => [door, url ?? '']));
});
afterAll(() => app.close());

/** The meters by their names. */
async function meters(): Promise<Record<string, number>> {
  const { meters: all } = await app.get<Spending>('/classroom/usage');
  return Object.fromEntries(all.map(({ rate, amount }) => [rate.id, amount]));
}

/** How far each meter turns by what is done; those that stand still are left out. */
async function turnedBy(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await meters();
  await act();
  const after = await meters();
  const turned = Object.entries(after).map(([id, amount]) => [id, amount - (before[id] ?? 0)] as const);
  return Object.fromEntries(turned.filter(([, by]) => by !== 0));
}

/** Has the real SDK make spans, one of them with two events and a link, and send them. What it sent is the answer. */
async function emit(exporter: SpanExporter): Promise<ReadableSpan[]> {
  const sent = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(sent), new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('spending');
  const span = tracer.startSpan('one');
  span
    .addEvent('first')
    .addEvent('second')
    .addLink({ context: tracer.startSpan('unsent').spanContext() });
  span.end();
  tracer.startSpan('two').end();
  await provider.forceFlush();
  const spans = sent.getFinishedSpans();
  await provider.shutdown();
  return spans;
}

const eventsOf = (spans: readonly ReadableSpan[]): number =>
  spans.reduce((sum, { events, links }) => sum + 1 + events.length + links.length, 0);

const headers = (): Record<string, string> => ({ 'x-honeycomb-team': keys.key });
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const time = (): string => String(BigInt(Date.now()) * 1_000_000n);

const postSpans = (spans: object[]): Promise<Response> =>
  fetch(`${app.otlp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers() },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
  });
const spanOf = (fields: object = {}): object => ({
  traceId: hex(16), spanId: hex(8), name: 'GET', startTimeUnixNano: time(), endTimeUnixNano: time(), ...fields,
}); // prettier-ignore

/** Segment documents that are stored. */
const stored = async (): Promise<number> => (await app.get<Spending>('/classroom/usage')).usage.segments.documents;

/** A body that is none, and the key of nobody. */
const beRefused = async (): Promise<void> => {
  await fetch(`${app.otlp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers() },
    body: '{',
  });
  await fetch(`${app.otlp}/rollbar/api/1/item/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rollbar-access-token': 'nobody' },
    body: '{"data":{}}',
  });
};

describe('the cost meter, at every door', () => {
  it('counts what an SDK sends as protobuf, compressed', async () => {
    const compression = CompressionAlgorithm.GZIP;
    let spans: ReadableSpan[] = [];
    const exporter = new ProtobufExporter({ url: `${app.otlp}/v1/traces`, headers: headers(), compression });
    const turned = await turnedBy(async () => (spans = await emit(exporter)));
    expect(turned).toEqual({ events: eventsOf(spans) });
    expect(turned).toEqual({ events: 5 });
  });

  it('counts what an SDK sends over gRPC', async () => {
    let spans: ReadableSpan[] = [];
    const exporter = new GrpcExporter({ url: doors['otlp-grpc'] ?? '' });
    const turned = await turnedBy(async () => (spans = await emit(exporter)));
    expect(turned).toEqual({ events: eventsOf(spans) });
  });

  it('counts a trace of three segments at the daemon’s port once, and each of its subsegments not at all', async () => {
    const epoch = Math.floor(Date.now() / 1000);
    const trace_id = `1-${epoch.toString(16)}-${hex(12)}`;
    const subsegments = [{ id: hex(8), name: 'below', start_time: epoch, end_time: epoch + 1 }];
    const documents = Array.from({ length: 3 }, () => ({ trace_id, id: hex(8), name: 'backend', start_time: epoch, end_time: epoch + 1, subsegments }));
    const before = await stored();
    const turned = await turnedBy(async () => {
      const socket = createSocket('udp4');
      const port = Number(new URL(doors['daemon-tcp'] ?? '').port);
      for (const document of documents) {
        const datagram = `{"format":"json","version":1}\n${JSON.stringify(document)}`;
        await new Promise((resolve) => socket.send(datagram, port, '127.0.0.1', resolve));
      }
      socket.close();
      await vi.waitFor(async () => expect(await stored()).toBe(before + documents.length), { timeout: 20_000, interval: 100 });
    });
    expect(turned).toEqual({ recorded: 1 });
  });

  it('counts each report of Rollbar’s own client, a message as much as an error', async () => {
    const client = new Rollbar({
      accessToken: keys.errorTokens.server,
      endpoint: `${app.otlp}/rollbar/api/1/item/`,
      captureUncaught: false,
    });
    const turned = await turnedBy(async () => {
      await new Promise((resolve) => client.warning('Hello', resolve));
      await new Promise((resolve) => client.error(new Error('feed is not iterable'), resolve));
    });
    expect(turned).toEqual({ occurrences: 2 });
  });

  it('counts a span that was sent twice once, as the page says', async () => {
    const spans = [spanOf()];
    expect(await turnedBy(() => Promise.all([postSpans(spans), postSpans(spans)]))).toEqual({ events: 1 });
  });

  it('counts nothing of what was refused: a body that is none, a key of nobody, the bad one of two spans', async () => {
    expect(await turnedBy(beRefused)).toEqual({});
    expect(await turnedBy(() => postSpans([spanOf(), spanOf({ traceId: '00' })]))).toEqual({ events: 1 });
  });
}); // prettier-ignore
