import http2 from 'node:http2';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { OTLPTraceExporter as HttpExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import type { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { PbfReader } from 'pbf';
import { afterEach, describe, expect, it } from 'vitest';
import { mintIngestKey } from '../../lib/receivers/keys/mint-ingest-key.ts';
import { serviceOf } from '../../lib/telemetry/span.ts';
import { emitThrough } from './finished-spans.ts';
import { protobufOf } from './protobuf-of.ts';
import { openReceivingDoor, type ReceivingDoor } from './receiving-door.ts';

const EXPORT = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';

let door: ReceivingDoor;
const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await door.close();
});

async function open(options: Parameters<typeof openReceivingDoor>[0] = {}): Promise<string> {
  door = await openReceivingDoor({ door: 'otlp-grpc', ...options });
  return door.url;
}

interface Called {
  code: number;
  details: string;
  metadata: Metadata;
  response: Buffer | undefined;
}

const asIs = (bytes: Buffer): Buffer => bytes;

/** One unary call of raw bytes, as any gRPC client makes it. */
function call(
  path: string,
  body: Uint8Array = new Uint8Array(),
  headers: Record<string, string> = {},
): Promise<Called> {
  const client = new Client(`localhost:${door.port}`, credentials.createInsecure());
  clients.push(client);
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, asIs, asIs, Buffer.from(body), metadata, (error: ServiceError | null, response) =>
      resolve({
        code: error?.code ?? 0,
        details: error?.details ?? '',
        metadata: error?.metadata ?? new Metadata(),
        response,
      }),
    );
  });
}

const good = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  name: 'good',
  startTimeUnixNano: '1795336878929000000',
  endTimeUnixNano: '1795336878930000000',
};
const requestOf = (...spans: object[]): Uint8Array => protobufOf({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

describe.each(['none', 'gzip'])('the gRPC exporter with compression %s', (compression) => {
  it('delivers its spans', async () => {
    const url = await open();
    await emitThrough(new GrpcExporter({ url, compression: compression as CompressionAlgorithm }));
    expect(door.spans.map(({ name }) => name).toSorted()).toEqual(['SELECT activities', 'http-handler']);
    expect(serviceOf(door.spans[0]!.resource)).toBe('interop');
    expect(door.deliveries[0]).toMatchObject({ door: 'otlp-grpc', method: 'POST', path: EXPORT });
    expect(door.deliveries[0]?.headers['grpc-encoding'] ?? 'none').toBe(compression === 'gzip' ? 'gzip' : 'none');
  });
});

describe('the gRPC door', () => {
  it('takes a key from the metadata, and names the trouble with another', async () => {
    const key = mintIngestKey();
    const record = { key, workspace: 'w', environment: { name: 'Dev', slug: 'dev' }, createdAt: 0 };
    const url = await open({ keyRequired: true, lookup: (sent) => (sent === key ? record : undefined) });
    expect(await call(EXPORT)).toMatchObject({
      code: 16,
      details: expect.stringMatching(/^missing 'x-honeycomb-team' header\. \w/) as unknown,
    });
    expect(await call(EXPORT, requestOf(good), { 'x-honeycomb-team': `Bearer ${key}` })).toMatchObject({
      code: 16,
      details: expect.stringContaining('No “Bearer” belongs before this key') as unknown,
    });
    expect(await call(EXPORT, requestOf(good), { 'x-honeycomb-team': key })).toMatchObject({ code: 0 });
    const failed = emitThrough(new GrpcExporter({ url }));
    await expect(failed).rejects.toMatchObject([{ code: 16 }]);
  });

  it('answers what does not decode with INVALID_ARGUMENT, and an empty call with success', async () => {
    await open();
    expect(await call(EXPORT, Uint8Array.of(0x0a, 0x7f))).toMatchObject({
      code: 3,
      details: expect.stringContaining('protobuf') as unknown,
    });
    const { code, response } = await call(EXPORT);
    expect([code, response?.byteLength]).toEqual([0, 0]);
  });

  it('keeps the good spans, and tells of the others in partial_success', async () => {
    await open();
    const { code, response } = await call(EXPORT, requestOf(good, { ...good, spanId: '0'.repeat(16) }));
    expect(code).toBe(0);
    const partial = { rejected: 0, message: '' };
    new PbfReader(response ?? new Uint8Array()).readFields((_tag, _result, outer) => {
      new PbfReader(outer.readBytes()).readFields((tag, into, inner) => {
        if (tag === 1) into.rejected = inner.readVarint();
        if (tag === 2) into.message = inner.readString();
      }, partial);
    }, {});
    expect(partial).toEqual({ rejected: 1, message: expect.stringContaining('its spanId is all zeros') as unknown });
  });

  it.each([
    [EXPORT.replace('trace.v1.Trace', 'metrics.v1.Metrics'), 'OTEL_METRICS_EXPORTER=none'],
    ['/grpc.health.v1.Health/Check', 'This port takes OTLP alone'],
    [EXPORT.replace('.v1.', '.v1beta.'), 'older names'],
  ])('calls %s unimplemented, with a word of advice', async (path, advice) => {
    await open();
    expect(await call(path)).toMatchObject({ code: 12, details: expect.stringContaining(advice) as unknown });
  });

  it('refuses a message that is too large for good, and one that comes at a bad moment for now', async () => {
    await open({ maxBodyBytes: 1000 });
    const large = await call(EXPORT, new Uint8Array(1001));
    expect([large.code, large.metadata.get('grpc-status-details-bin')]).toEqual([8, []]);
    expect(door.reported.map(({ code }) => code)).toEqual(['transport/too-large']);
    await door.close();
    await open({ maxRequests: 0 });
    const hasty = await call(EXPORT, requestOf(good));
    expect(hasty.code).toBe(8);
    expect(String(hasty.metadata.get('grpc-status-details-bin')[0])).toContain('google.rpc.RetryInfo');
  });

  it('refuses a message that only unfolds to that size', async () => {
    const url = await open({ maxBodyBytes: 2000 });
    const session = http2.connect(url);
    const headers = {
      ':method': 'POST',
      ':path': EXPORT,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-encoding': 'gzip',
    };
    const { gzipSync } = await import('node:zlib');
    const packed = gzipSync(new Uint8Array(5000));
    const framed = Buffer.concat([Buffer.from([1, 0, 0, 0, packed.byteLength]), packed]);
    const stream = session.request(headers);
    stream.end(framed);
    const answered = await new Promise<http2.IncomingHttpHeaders>((resolve) => stream.once('response', resolve));
    expect(answered['grpc-status']).toBe('8');
    session.close();
  });

  it('answers many calls at once on one connection', async () => {
    await open();
    const calls = Array.from({ length: 100 }, () => call(EXPORT, requestOf(good)));
    expect(new Set((await Promise.all(calls)).map(({ code }) => code))).toEqual(new Set([0]));
    expect(door.spans).toHaveLength(100);
  });

  it('sends an exporter for HTTP to the port of HTTP', async () => {
    const url = await open();
    const failed = emitThrough(new HttpExporter({ url: `${url}/v1/traces` }));
    await expect(failed).rejects.toMatchObject([{ code: 415, data: expect.stringContaining(':4318') as unknown }]);
    expect((await fetch(url)).status).toBe(415);
  });
});

describe('the HTTP door', () => {
  it('sends a gRPC exporter to the port of gRPC, in gRPC’s own words', async () => {
    const url = await open({ door: 'otlp-http' });
    const failed = emitThrough(new GrpcExporter({ url }));
    const details: unknown = expect.stringContaining(':4317');
    await expect(failed).rejects.toMatchObject([{ code: 12, details }]);
  });

  it('recognises a client that opens TLS, of gRPC or not', async () => {
    await open({ door: 'otlp-http' });
    const client = new Client(`localhost:${door.port}`, credentials.createSsl());
    clients.push(client);
    const ready = new Promise((resolve) => client.waitForReady(Date.now() + 500, resolve));
    expect(await ready).toBeInstanceOf(Error);
    // It tries again by itself until it is closed.
    const codes = (): string[] => [...new Set(door.reported.map(({ code }) => code))];
    await expect.poll(codes, { timeout: 20_000 }).toEqual(['transport/tls']);
  });
});
