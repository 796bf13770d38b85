import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserFetch } from './browser-fetch.ts';

let server: Server;
let elsewhere: URL;
let answers: Record<string, string>;
const heard: { method: string; headers: IncomingHttpHeaders }[] = [];

beforeEach(async () => {
  heard.length = 0;
  answers = {};
  server = createServer((request, response) => {
    heard.push({ method: request.method ?? '', headers: request.headers });
    response.writeHead(request.method === 'OPTIONS' ? 204 : 200, answers).end(request.method === 'GET' ? 'read' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/feed`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const origin = 'http://localhost:3000';
const page = new URL(`${origin}/practice`);
const traced = { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } };
const methods = (): string[] => heard.map(({ method }) => method);

describe('a request to another origin', () => {
  it('is never sent when its header stands in no list, and the page is told no more than a browser tells', async () => {
    answers = { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'content-type' };
    await expect(browserFetch(page)(elsewhere, traced)).rejects.toThrow('Failed to fetch');
    expect(methods()).toEqual(['OPTIONS']);
    expect(heard[0]?.headers).toMatchObject({ origin, 'access-control-request-headers': 'traceparent' });
    expect(heard[0]?.headers['traceparent']).toBeUndefined();
  });

  it('follows its preflight, header and all, when the list names the header in whatever case', async () => {
    answers = { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'content-type, Traceparent' };
    const response = await browserFetch(page)(elsewhere, traced);
    expect(await response.text()).toBe('read');
    expect(methods()).toEqual(['OPTIONS', 'GET']);
    expect(heard[1]?.headers['traceparent']).toBe(traced.headers.traceparent);
  });

  it('takes one text with a comma inside for two names, as the header is a list', async () => {
    answers = { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'content-type,traceparent' };
    expect((await browserFetch(page)(elsewhere, traced)).status).toBe(200);
  });

  it('needs no preflight without such a header, and cannot be read unless its origin is allowed', async () => {
    await expect(browserFetch(page)(elsewhere)).rejects.toThrow('Failed to fetch');
    expect(methods()).toEqual(['GET']);
    answers = { 'access-control-allow-origin': origin };
    expect((await browserFetch(page)(elsewhere)).status).toBe(200);
  });
});

it('asks nobody first at the page’s own origin', async () => {
  const own = new URL('/practice', elsewhere);
  expect((await browserFetch(own)('/api/feed', traced)).status).toBe(200);
  expect(methods()).toEqual(['GET']);
});
