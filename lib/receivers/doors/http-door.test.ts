import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../telemetry/problem.ts';
import type { Delivery, Reply } from '../delivery.ts';
import { openHttpDoor, type HttpDoor, type HttpDoorOptions } from './http-door.ts';

const ok: Reply = { status: 200, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode('taken') };

let doors: HttpDoor[] = [];
let deliveries: Delivery[] = [];
let reported: Problem[] = [];

beforeEach(() => {
  [doors, deliveries, reported] = [[], [], []];
});
afterEach(() => Promise.all(doors.map((door) => door.close())));

async function tryOpen(options: Partial<HttpDoorOptions> = {}) {
  const opened = await openHttpDoor({
    door: 'otlp-http',
    host: 'localhost',
    port: 0,
    maxBodyBytes: 1000,
    carry: async (delivery) => {
      deliveries.push(delivery);
      return ok;
    },
    report: ({ problem }) => reported.push(problem),
    ...options,
  });
  if (opened.kind === 'open') doors.push(opened.door);
  return opened;
}

async function open(options: Partial<HttpDoorOptions> = {}): Promise<string> {
  const opened = await tryOpen(options);
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  return `http://localhost:${opened.door.port}`;
}

const post = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}/v1/traces`, { method: 'POST', headers: { 'content-type': 'application/json' }, ...init });

/** Sends a path exactly as it stands; `fetch` would tidy it. */
async function statusOf(url: string, path: string): Promise<number | undefined> {
  const { port } = new URL(url);
  const [response] = (await once(http.get({ port, path, host: '127.0.0.1' }), 'response')) as [http.IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the HTTP door', () => {
  it('carries a request, whole and in memory of its own, and the answer back', async () => {
    const response = await post(await open(), { body: 'hello' });
    expect([response.status, await response.text()]).toEqual([200, 'taken']);
    const [delivery] = deliveries;
    expect(delivery).toMatchObject({ door: 'otlp-http', method: 'POST', path: '/v1/traces' });
    expect(delivery?.headers['content-type']).toBe('application/json');
    expect(new TextDecoder().decode(delivery?.body)).toBe('hello');
    expect(delivery?.body.buffer.byteLength).toBe(5);
  });

  it('answers on both loopback addresses at one port', async () => {
    const { port } = new URL(await open());
    for (const host of ['127.0.0.1', '[::1]']) expect((await post(`http://${host}:${port}`)).status).toBe(200);
  });

  it('carries paths as they were sent, without the query', async () => {
    const url = await open();
    await statusOf(url, '//v1/traces?x=1');
    expect(deliveries[0]?.path).toBe('//v1/traces');
  });

  it('says in words that its port is taken, on either address, and takes neither', async () => {
    const stranger = net.createServer().listen(0, '::1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as net.AddressInfo;
    expect(await tryOpen({ port })).toMatchObject({ kind: 'failed', problem: { code: 'door/port-taken' } });
    stranger.close();
    await once(stranger, 'close');
    expect(await tryOpen({ port })).toMatchObject({ kind: 'open', door: { port } });
    expect(await tryOpen({ port })).toMatchObject({ kind: 'failed', problem: { code: 'door/port-taken' } });
  });

  it('says in words that it cannot listen on an address of another machine', async () => {
    expect(await tryOpen({ host: '192.0.2.1' })).toMatchObject({
      kind: 'failed',
      problem: { code: 'door/cannot-listen' },
    });
  });

  it('refuses a body over the limit in the request’s own encoding, and goes on', async () => {
    const url = await open();
    const response = await post(url, { body: 'x'.repeat(1001) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: expect.stringContaining('more than 1000 bytes') as unknown });
    expect((await post(url, { body: 'x'.repeat(1000) })).status).toBe(200);
    expect(reported.map(({ code }) => code)).toEqual(['transport/too-large']);
  });

  it.each([
    ['/v1/traces', 'OTEL_EXPORTER_OTLP_COMPRESSION'],
    ['/aws/logs', 'PutLogEvents'],
    ['/aws/xray/TraceSegments', 'documents'],
    ['/rollbar/api/1/item/', 'custom data'],
  ])('tells whoever sends too much to %s how it becomes less', async (path, hint) => {
    const url = await open();
    const response = await fetch(url + path, { method: 'POST', body: 'x'.repeat(1001) });
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining(hint)]);
    expect(reported.map((problem) => problem.hint)).toEqual([expect.stringContaining(hint)]);
  });

  it('reads on and drops the rest, so that a client still sending hears the answer', async () => {
    const url = await open();
    const body = new Blob([new Uint8Array(16 * 1024 * 1024)]).stream();
    expect((await post(url, { body, duplex: 'half' } as RequestInit)).status).toBe(413);
    expect(deliveries).toEqual([]);
  });

  it('lets a client try again later when too many bytes are on their way', async () => {
    const gate = new AbortController();
    const held = once(gate.signal, 'abort');
    const url = await open({
      maxBytesInFlight: 1500,
      carry: async (delivery) => {
        deliveries.push(delivery);
        await held;
        return ok;
      },
    });
    const first = post(url, { body: 'x'.repeat(1000) });
    await expect.poll(() => deliveries.length).toBe(1);
    const busy = await post(url, { body: 'x'.repeat(1000) });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '1']);
    gate.abort();
    expect((await first).status).toBe(200);
    expect((await post(url, { body: 'x'.repeat(1000) })).status).toBe(200);
  });

  it('tells a sender to slow down when too many requests are under way, and takes it once they are done', async () => {
    const gate = new AbortController();
    const held = once(gate.signal, 'abort');
    const url = await open({
      maxRequests: 1,
      carry: async (delivery) => {
        deliveries.push(delivery);
        await held;
        return ok;
      },
    });
    const first = post(url, { body: 'x' });
    await expect.poll(() => deliveries.length).toBe(1);
    const slowed = await post(url, { body: 'x' });
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1']);
    expect(reported.map(({ code }) => code)).toEqual(['transport/too-many-requests']);
    gate.abort();
    expect((await first).status).toBe(200);
    expect((await post(url, { body: 'x' })).status).toBe(200);
  });

  it('gives back the bytes of a client that left in the middle', async () => {
    const url = await open({ maxBytesInFlight: 1000 });
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`POST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n${'x'.repeat(900)}`);
    await expect.poll(async () => (await post(url, { body: 'x'.repeat(900) })).status).toBe(503);
    socket.destroy();
    await expect.poll(async () => (await post(url, { body: 'x'.repeat(1000) })).status).toBe(200);
  });

  it('answers 500 when carrying fails, reports it, and goes on', async () => {
    const url = await open({ carry: () => Promise.reject(new Error('disk')) });
    const response = await post(url, { body: '{}' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('disk');
    expect(reported).toMatchObject([{ code: 'transport/broken' }]);
  });

  it('knows a TLS client by its first byte, however few come at once', async () => {
    const { port } = new URL(await open());
    const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(Uint8Array.of(0x16)));
    let heard = '';
    socket.on('data', (chunk) => (heard += String(chunk)));
    await once(socket, 'close');
    expect(heard).toContain('Write http:// in its endpoint');
    expect(reported.map(({ code }) => code)).toEqual(['transport/tls']);
  });

  it('waits for the byte that tells HTTP/1.1 from HTTP/2', async () => {
    const { port } = new URL(await open());
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.setNoDelay(true);
    const closed = once(socket, 'close');
    let heard = '';
    socket.on('data', (chunk) => (heard += String(chunk)));
    for (const part of [
      'P',
      'O',
      'ST /v1/traces HTTP/1.1\r\nhost: x\r\n',
      'connection: close\r\ncontent-length: 2\r\n\r\n{',
      '}',
    ]) {
      socket.write(part);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await closed;
    expect(heard).toContain('200 OK');
    expect(new TextDecoder().decode(deliveries[0]?.body)).toBe('{}');
  });

  it('carries HTTP/2 without TLS as it carries HTTP/1.1', async () => {
    const session = http2.connect(await open());
    const call = session.request({ ':method': 'POST', ':path': '/v1/traces', 'content-type': 'application/json' });
    call.end('{}');
    const [headers] = (await once(call, 'response')) as [http2.IncomingHttpHeaders];
    call.resume();
    expect(headers[':status']).toBe(200);
    expect(deliveries[0]).toMatchObject({
      method: 'POST',
      path: '/v1/traces',
      headers: { 'content-type': 'application/json' },
    });
    expect(Object.keys(deliveries[0]?.headers ?? {}).filter((name) => name.startsWith(':'))).toEqual([]);
    session.close();
  });

  it('gives back the bytes of a call whose connection broke in the middle, and carries nothing of it', async () => {
    const url = await open({ maxBytesInFlight: 1000 });
    const session = http2.connect(url);
    const call = session.request({ ':method': 'POST', ':path': '/v1/traces', 'content-type': 'application/grpc' });
    call.on('error', () => {});
    call.write('x'.repeat(900));
    await expect.poll(async () => (await post(url, { body: 'x'.repeat(900) })).status).toBe(503);
    session.on('error', () => {});
    session.destroy();
    await expect.poll(async () => (await post(url, { body: 'x'.repeat(1000) })).status).toBe(200);
    expect(reported.map(({ code }) => code)).toContain('transport/cut-off');
    // A post before the call's bytes had come may have found room.
    expect(deliveries.map(({ headers }) => headers['content-type'])).not.toContain('application/grpc');
    expect(deliveries.at(-1)?.body.byteLength).toBe(1000);
  });

  it('survives HTTP/2 that is none after its first bytes', async () => {
    const url = await open();
    for (const rest of ['', 'garbage'.repeat(50), '\u0000\u0000\u0004\u0008\u0000'.repeat(20)]) {
      const socket = net.connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(`PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${rest}`);
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('error', () => {});
      await once(socket.resume(), 'close');
    }
    expect((await post(url, { body: '{}' })).status).toBe(200);
  });

  it('closes although a connection never said a word and a gRPC channel is open', async () => {
    const url = await open();
    const silent = net.connect(Number(new URL(url).port), '127.0.0.1');
    await once(silent, 'connect');
    const session = http2.connect(url);
    await once(session, 'remoteSettings');
    await expect(doors.pop()?.close()).resolves.toBeUndefined();
    silent.destroy();
  });
});

describe('a page of another origin', () => {
  const origin = 'http://localhost:5173';

  it('is allowed its preflight, with the headers an exporter sends', async () => {
    const preflight = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const response = await fetch(`${await open()}/v1/traces`, { method: 'OPTIONS', headers: preflight });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    const allowed = response.headers.get('access-control-allow-headers')?.split(', ');
    const wanted = ['content-type', 'x-honeycomb-team', 'x-honeycomb-dataset', 'traceparent', 'tracestate', 'baggage'];
    expect(allowed).toEqual(expect.arrayContaining(wanted));
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(deliveries).toEqual([]);
  });

  it('may read the answer, errors and the time to retry included', async () => {
    const url = await open();
    for (const body of ['{}', 'x'.repeat(1001)]) {
      const response = await post(url, { body, headers: { origin, 'content-type': 'application/json' } });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
    }
  });

  it('takes no page’s requests where it is the daemon’s, whose protocol signs nothing', async () => {
    const url = await open({ door: 'daemon-tcp' });
    const from = (headers: Record<string, string>): Promise<Response> => post(url, { headers });
    expect((await from({})).status).toBe(200);
    for (const headers of [{ origin: url }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-origin' }]) {
      const answered = await post(url, { method: 'OPTIONS', headers });
      expect([answered.status, answered.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect((await from(headers)).status).toBe(403);
    }
    expect(deliveries).toHaveLength(1);
    expect(new Set(reported.map(({ code }) => code))).toEqual(new Set(['transport/foreign-origin']));
  });
});
