import { GetTraceSummariesCommand, BatchGetTracesCommand, XRayClient } from '@aws-sdk/client-xray';
import { context, ROOT_CONTEXT, SpanKind, trace, type Tracer } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putTo, type PutDocuments } from '../../../lib/exporters/xray/put-segments.ts';
import { SegmentExporter } from '../../../lib/exporters/xray/segment-exporter.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import { freePort } from '../../support/free-port.ts';
import { isMissing, startVendor } from './python-vendors.ts';
import { openXRayRoom, type XRayRoom } from './xray-room.ts';

interface Service {
  tracer: Tracer;
  provider: BasicTracerProvider;
}

/** A service with the real SDK, whose spans go as segments. */
function serviceTo(put: PutDocuments): Service {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'backend-next' }),
    spanProcessors: [new BatchSpanProcessor(new SegmentExporter(put))],
  });
  return { provider, tracer: provider.getTracer('test') };
}

/** A request with its own work and a call inside it. @returns its trace id */
function request({ tracer }: Service): string {
  const server = tracer.startSpan('GET /home', {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': 'GET', 'url.full': 'http://localhost/home', 'http.response.status_code': 200 },
  });
  const inside = trace.setSpan(ROOT_CONTEXT, server);
  const attributes = { 'app.result_length': 3, 'aws.xray.annotations': ['app.result_length'], 'app.now': 'today' };
  const work = tracer.startSpan('http-handler', { attributes }, inside);
  tracer.startSpan('GET', { kind: SpanKind.CLIENT }, trace.setSpan(inside, work)).end();
  work.end();
  server.end();
  return server.spanContext().traceId;
}

function spansOf(count: number, attributes: Record<string, string> = {}): ReadableSpan[] {
  const spans: ReadableSpan[] = [];
  const processor = { onStart: () => {}, onEnd: (span: ReadableSpan) => void spans.push(span), forceFlush: async () => {}, shutdown: async () => {} }; // prettier-ignore
  const tracer = new BasicTracerProvider({ spanProcessors: [processor] }).getTracer('test');
  for (let nth = 0; nth < count; nth += 1) tracer.startSpan('work', { attributes }, context.active()).end();
  return spans;
}

const exported = (exporter: SegmentExporter, spans: ReadableSpan[]): Promise<ExportResult> =>
  new Promise((resolve) => exporter.export(spans, resolve));

const refusing: PutDocuments = async () => ({ taken: 0, refused: ['InvalidName'] });

describe('the practice backend’s sender of segments', () => {
  let room: XRayRoom;
  beforeAll(async () => {
    room = await openXRayRoom();
  });
  afterAll(() => room.close());

  const toRoom = (secretAccessKey = room.aws['AWS_SECRET_ACCESS_KEY'] ?? ''): PutDocuments =>
    putTo({
      endpoint: new URL(room.aws['AWS_ENDPOINT_URL_XRAY'] ?? ''),
      region: 'us-east-1',
      credentials: { accessKeyId: room.aws['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey },
    });

  const cameOf = async (traceId: string): Promise<Segment[]> =>
    (await room.segments()).filter((segment) => segment.traceId === traceId);

  it('brings a request as a segment and its subsegments, in the trace that its spans have', async () => {
    const service = serviceTo(toRoom());
    const traceId = request(service);
    await service.provider.forceFlush();
    const came = await cameOf(traceId);
    const server = came.find(({ kind }) => kind === 'segment');
    const work = came.find(({ name }) => name === 'http-handler');
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['segment', 'subsegment', 'subsegment']);
    expect(server).toMatchObject({ name: 'backend-next', parentId: null });
    expect(work).toMatchObject({ kind: 'subsegment', parentId: server?.segmentId });
    expect(work?.document).toMatchObject({
      annotations: { 'app.result_length': 3 },
      metadata: { default: { 'app.now': 'today' } },
    });
    await service.provider.shutdown();
  });

  it('brings more than one call may hold in several', async () => {
    const service = serviceTo(toRoom());
    const traceIds = Array.from({ length: 60 }, () => request(service));
    await service.provider.forceFlush();
    const counts = await Promise.all(traceIds.map(async (traceId) => (await cameOf(traceId)).length));
    expect(new Set(counts)).toEqual(new Set([3]));
    await service.provider.shutdown();
  });

  it('says that it failed where its signature is wrong, and throws nothing', async () => {
    const result = await exported(new SegmentExporter(toRoom('0'.repeat(40))), spansOf(1));
    expect(result.code).toBe(ExportResultCode.FAILED);
    expect(result.error?.name).toBe('InvalidSignatureException');
  });

  it('says so of a document that no call can hold, and sends the others', async () => {
    const [big] = spansOf(1, { text: 'x'.repeat(70_000) });
    const [small] = spansOf(1);
    const result = await exported(new SegmentExporter(toRoom()), [big!, small!]);
    expect(result).toMatchObject({ code: ExportResultCode.FAILED, error: { code: 'SEGMENT_TOO_LARGE' } });
    expect(await cameOf(small!.spanContext().traceId)).toHaveLength(1);
    expect(await cameOf(big!.spanContext().traceId)).toHaveLength(0);
  });

  it('calls one at a time, with fifty documents at most, whatever it is handed', async () => {
    const calls: number[] = [];
    let atOnce = 0;
    let most = 0;
    const slow: PutDocuments = async (documents) => {
      calls.push(documents.length);
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce -= 1;
      return { taken: documents.length, refused: [] };
    };
    const exporter = new SegmentExporter(slow);
    const both = await Promise.all([exported(exporter, spansOf(120)), exported(exporter, spansOf(10))]);
    expect(both.map(({ code }) => code)).toEqual([ExportResultCode.SUCCESS, ExportResultCode.SUCCESS]);
    expect([calls, most]).toEqual([[50, 50, 20, 10], 1]);
  });

  it('says what the service refused', async () => {
    const result = await exported(new SegmentExporter(refusing), spansOf(1));
    expect(result).toMatchObject({ code: ExportResultCode.FAILED, error: { code: 'INVALIDNAME' } });
  });

  it('takes nothing more once it was shut down', async () => {
    const exporter = new SegmentExporter(toRoom());
    await exporter.shutdown();
    expect((await exported(exporter, spansOf(1))).code).toBe(ExportResultCode.FAILED);
  });
});

describe.skipIf(isMissing('the sender of segments against moto’s X-Ray'))('against an X-Ray that others wrote', () => {
  let moto: ChildProcess;
  let endpoint: URL;
  const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };

  beforeAll(async () => {
    const port = await freePort();
    endpoint = new URL(`http://127.0.0.1:${port}`);
    moto = startVendor('moto_server', ['-H', '127.0.0.1', '-p', String(port)]);
    const isUp = (): Promise<boolean> => fetch(endpoint).then(() => true, () => false); // prettier-ignore
    for (let nth = 0; nth < 150 && !(await isUp()); nth += 1) await new Promise((resolve) => setTimeout(resolve, 200));
  }, 60_000);
  afterAll(() => void moto.kill());

  it('the same code brings the same request', async () => {
    const service = serviceTo(putTo({ endpoint, region: 'us-east-1', credentials }));
    const traceId = request(service);
    await service.provider.forceFlush();
    const client = new XRayClient({ endpoint: endpoint.href, region: 'us-east-1', credentials });
    const inForm = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
    const { Traces = [] } = await client.send(new BatchGetTracesCommand({ TraceIds: [inForm] }));
    const documents = (Traces[0]?.Segments ?? []).map(({ Document = '{}' }) => JSON.parse(Document) as Segment);
    expect(documents.map(({ name }) => name).toSorted()).toEqual(['GET', 'backend-next', 'http-handler']);
    const now = Date.now();
    const asked = new GetTraceSummariesCommand({ StartTime: new Date(now - 60_000), EndTime: new Date(now + 60_000) });
    expect((await client.send(asked)).TraceSummaries?.map(({ Id }) => Id)).toContain(inForm);
    await service.provider.shutdown();
  });
});
