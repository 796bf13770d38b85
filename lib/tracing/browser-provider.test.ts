import { context, propagation, trace } from '@opentelemetry/api';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClickTracing, type ClickTracing } from './browser-provider.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';

interface Export {
  resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}
interface Pair {
  key: string;
  value: Record<string, unknown>;
}
interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  status: { code: number };
  attributes: Pair[];
}

let server: Server;
let base: URL;
let tracing: ClickTracing;
const traceparents: (string | undefined)[] = [];
let exported: Promise<Export>;

/** One server is the practice backend and the receiver, as the app's own origin is. */
beforeEach(async () => {
  traceparents.length = 0;
  let tell: (body: Export) => void;
  exported = new Promise((resolve) => (tell = resolve));
  server = createServer((request, response) => {
    if (request.url === '/v1/traces') {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => tell(JSON.parse(body) as Export));
      return void response.end('{}');
    }
    traceparents.push(request.headers['traceparent'] as string | undefined);
    if (request.url === '/api/hang-up') return void request.socket.destroy();
    response.writeHead(request.url === '/api/missing' ? 404 : 200, { 'content-type': 'application/json' });
    return void response.end('[1,2,3]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  tracing = createClickTracing(new URL('/v1/traces', base));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const plain = (pairs: Pair[]) => Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

/** The one span that was exported, its attributes as a plain object. */
async function theSpan() {
  const { resource, scopeSpans } = (await exported).resourceSpans[0]!;
  const span = scopeSpans[0]!.spans[0]!;
  return { ...span, attributes: plain(span.attributes), resource: plain(resource.attributes) };
}

describe('a click', () => {
  it('is a client span of the frontend, in the trace that was registered for it', async () => {
    await tracing.fetch({ traceId, url: '/api/activities/home' });
    const span = await theSpan();
    expect(span).toMatchObject({ traceId, name: 'click GET /api/activities/home', kind: 3, status: { code: 0 } });
    expect(span.parentSpanId).toBeUndefined();
    expect(span.resource).toMatchObject({ 'service.name': 'frontend-next' });
    expect(span.attributes).toMatchObject({
      'http.request.method': 'GET',
      'url.full': `${base.href}api/activities/home`,
      'http.response.status_code': 200,
    });
  });

  it('takes its trace along in the header, with its own span as the parent', async () => {
    await tracing.fetch({ traceId, url: '/api/activities/home', init: { method: 'post', headers: { a: 'b' } } });
    const span = await theSpan();
    expect(traceparents).toEqual([`00-${traceId}-${span.spanId}-01`]);
    expect(span.name).toBe('click POST /api/activities/home');
  });

  it('hands the answer on, read to its end', async () => {
    const response = await tracing.fetch({ traceId, url: '/api/activities/home' });
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/json',
      [1, 2, 3],
    ]);
  });

  it('has failed from status 400 on', async () => {
    expect((await tracing.fetch({ traceId, url: '/api/missing' })).status).toBe(404);
    const span = await theSpan();
    expect(span).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': '404' } });
  });

  it('tells of an answer that never came, and still rejects', async () => {
    await expect(tracing.fetch({ traceId, url: '/api/hang-up' })).rejects.toThrow('fetch failed');
    expect(await theSpan()).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'TypeError' } });
  });

  it('leaves the page’s global tracing alone', async () => {
    await tracing.fetch({ traceId, url: '/api/activities/home' });
    expect(trace.getTracer('any').startSpan('any').isRecording()).toBe(false);
    const carrier = {};
    propagation.inject(
      trace.setSpanContext(context.active(), { traceId, spanId: 'b7ad6b7169203331', traceFlags: 1 }),
      carrier,
    );
    expect(carrier).toEqual({});
  });
});
