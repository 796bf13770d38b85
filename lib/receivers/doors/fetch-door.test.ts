import { describe, expect, it } from 'vitest';
import type { Delivery, Reply } from '../delivery.ts';
import type { Carrying } from './carrying.ts';
import { openFetchDoor } from './fetch-door.ts';

const ok: Reply = { status: 200, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode('taken') };

function open(carrying: Partial<Carrying> = {}) {
  const deliveries: Delivery[] = [];
  const door = openFetchDoor({
    door: 'app',
    maxBodyBytes: 1000,
    carry: async (delivery) => {
      deliveries.push(delivery);
      return ok;
    },
    ...carrying,
  });
  const post = (init: RequestInit = {}): Promise<Response> =>
    door(
      new Request('http://localhost:3000/v1/traces?x=1', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        ...init,
      }),
    );
  return { door, post, deliveries };
}

/** A body that arrives bit by bit, with no length announced. */
const streamed = (chunks: number, size: number): RequestInit => {
  let left = chunks;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(size)) : controller.close()),
  });
  return { body, duplex: 'half' } as RequestInit;
};

const own = 'http://localhost:3000';
const elsewhere = 'http://localhost:5173';
const from = (origin: string | null, more: Record<string, string> = {}): RequestInit => ({
  headers: { host: 'localhost:3000', ...(origin === null ? {} : { origin }), ...more },
  body: '{}',
});

describe('the fetch door', () => {
  it('carries a request and the answer back', async () => {
    const { post, deliveries } = open();
    const response = await post({ body: 'hello' });
    expect([response.status, await response.text()]).toEqual([200, 'taken']);
    expect(deliveries).toMatchObject([{ door: 'app', method: 'POST', path: '/v1/traces' }]);
    expect(new TextDecoder().decode(deliveries[0]?.body)).toBe('hello');
  });

  it('carries a request without a body', async () => {
    const { door, deliveries } = open();
    expect((await door(new Request('http://localhost:3000/1/auth'))).status).toBe(200);
    expect(deliveries[0]?.body.byteLength).toBe(0);
  });

  it('stops reading at the limit, announced or not', async () => {
    const { post, deliveries } = open();
    expect((await post({ body: 'x'.repeat(1001), headers: { 'content-length': '1001' } })).status).toBe(413);
    expect((await post(streamed(1_000_000, 100))).status).toBe(413);
    expect((await post(streamed(10, 100))).status).toBe(200);
    expect(deliveries).toHaveLength(1);
  });

  it('gives its bytes back after every answer', async () => {
    const { post } = open({ maxBytesInFlight: 1000 });
    for (let round = 0; round < 5; round += 1) {
      expect((await post(streamed(11, 100))).status).toBe(413);
      expect((await post(streamed(10, 100))).status).toBe(200);
    }
  });

  it.each([
    ['a page of its own', from(own, { 'sec-fetch-site': 'same-origin' })],
    ['a page of its own behind a proxy', from('https://3000.workspace.test', { 'sec-fetch-site': 'same-origin' })],
    ['an SDK, that has no origin', from(null)],
  ])('takes telemetry of %s', async (_, init) => {
    const { post, deliveries } = open();
    expect((await post(init)).status).toBe(200);
    expect(deliveries).toHaveLength(1);
  });

  it.each([
    ['of another port', from(elsewhere)],
    ['of another site', from('https://evil.example')],
    ['without an origin to name', from('null')],
    ['that a browser tells is elsewhere', from(null, { 'sec-fetch-site': 'cross-site' })],
  ])('refuses a page %s, and points to the OTLP port', async (_, init) => {
    const told: string[] = [];
    const { post, deliveries } = open({ report: ({ problem }) => void told.push(problem.code) });
    const response = await post(init);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('http://localhost:4318');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect([deliveries, told]).toEqual([[], ['transport/foreign-origin']]);
  });

  it('answers a preflight by itself: a page elsewhere is not allowed to go on', async () => {
    const { door, deliveries } = open();
    const preflight = async (origin: string): Promise<unknown[]> => {
      const headers = { host: 'localhost:3000', origin };
      const answered = await door(new Request(`${own}/v1/traces`, { method: 'OPTIONS', headers }));
      return [answered.status, answered.headers.get('access-control-allow-origin')];
    };
    expect(await preflight(elsewhere)).toEqual([403, null]);
    expect(await preflight(own)).toEqual([204, own]);
    expect(deliveries).toEqual([]);
  });

  it('is open to every origin where it is the OTLP door', async () => {
    const { post } = open({ door: 'otlp-http' });
    const response = await post(from(elsewhere));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, elsewhere]);
  });

  it('lets a page of any origin send what is never taken without a key of its own', async () => {
    const { door, deliveries } = open();
    const url = `${own}/rollbar/api/1/item/`;
    const headers = { host: 'localhost:3000', origin: elsewhere, 'sec-fetch-site': 'cross-site' };
    const preflight = await door(new Request(url, { method: 'OPTIONS', headers }));
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, elsewhere]);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/\bx-rollbar-access-token\b/);
    const sent = await door(new Request(url, { method: 'POST', headers, body: '{}' }));
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, elsewhere]);
    expect(deliveries).toMatchObject([{ path: '/rollbar/api/1/item/' }]);
  });

  it('answers 500 when carrying fails', async () => {
    const { post } = open({ carry: () => Promise.reject(new Error('disk')) });
    expect((await post({ body: '{}' })).status).toBe(500);
  });
});
