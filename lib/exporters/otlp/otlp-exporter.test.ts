import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Destination } from '../destination.ts';
import { otlpExporter } from './otlp-exporter.ts';
import { WatchedExporter, type Deliveries } from '../watched-exporter.ts';

const heard: IncomingMessage[] = [];
let status = 200;
let server: Server;
let destination: Destination;

beforeEach(async () => {
  heard.length = 0;
  status = 200;
  server = createServer((request, response) => {
    heard.push(request);
    request.resume().on('end', () => response.writeHead(status).end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/v1/traces`);
  destination = { id: 'own', label: 'test', url, headers: { 'x-key': 'mine' } };
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

/** One finished span, made by the real SDK. */
function oneSpan() {
  const memory = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] });
  provider.getTracer('test').startSpan('work').end();
  return memory.getFinishedSpans();
}

const send = (exporter: { export: OTLPExport }) =>
  new Promise<ExportResult>((resolve) => exporter.export(oneSpan(), resolve));
type OTLPExport = (spans: ReturnType<typeof oneSpan>, done: (result: ExportResult) => void) => void;

describe('the exporter of one destination', () => {
  it('sends its own headers and none from the environment', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-honeycomb-team=secret');
    vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'http://elsewhere.invalid');
    expect((await send(otlpExporter(destination, { traceparent: '00-1-1-00' }))).code).toBe(ExportResultCode.SUCCESS);
    expect(heard[0]?.headers).toMatchObject({ 'x-key': 'mine', traceparent: '00-1-1-00' });
    expect(heard[0]?.headers).not.toHaveProperty('x-honeycomb-team');
  });

  it('gives the variables back that it hid', () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-honeycomb-team=secret');
    otlpExporter(destination);
    expect(process.env['OTEL_EXPORTER_OTLP_HEADERS']).toBe('x-honeycomb-team=secret');
  });
});

describe('a watched exporter', () => {
  it('counts as sent only what the receiver took, and says once that it fails and once that it works again', async () => {
    const turns: Deliveries[] = [];
    const exporter = new WatchedExporter(otlpExporter(destination), (deliveries) => turns.push({ ...deliveries }));
    for (const next of [200, 401, 401, 200]) {
      status = next;
      await send(exporter);
    }
    expect(exporter.deliveries).toEqual({ sent: 2, failed: 2, lastFailure: null });
    expect(turns.map(({ lastFailure }) => lastFailure)).toEqual(['HTTP 401', null]);
  });

  it('turns what an exporter throws into a failure', async () => {
    const broken = {
      export: () => {
        throw new Error('bug');
      },
      shutdown: () => Promise.resolve(),
    };
    const exporter = new WatchedExporter(broken);
    expect((await send(exporter)).code).toBe(ExportResultCode.FAILED);
    expect(exporter.deliveries).toMatchObject({ sent: 0, failed: 1, lastFailure: 'no answer' });
  });
});
