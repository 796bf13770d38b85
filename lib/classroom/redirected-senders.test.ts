import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnedAway } from '../receivers/delivery.ts';
import { watchRedirectedSenders } from './redirected-senders.ts';

/** Answers as Next does, a path with two slashes is sent on; or as a door of ours, which tells of it itself. */
const server: Server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (request.headers['x-door'] !== undefined) response.writeHead(404).end();
  else if (url.includes('//')) response.writeHead(308, { location: url.replaceAll(/\/+/g, '/') }).end();
  else response.writeHead(200).end();
});
const told: TurnedAway[] = [];
const stop = watchRedirectedSenders((turned) => told.push(turned));

beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  stop();
  server.close();
});

async function ask(path: string, method = 'POST', init: RequestInit = {}): Promise<string[]> {
  told.length = 0;
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}${path}`, { method, redirect: 'manual', ...init });
  return told.map(({ door, status, path: asked, problem }) => `${door} ${status} ${asked} ${problem.code}`);
}

describe('a sender that the app’s own port redirects', () => {
  it('is told of, with what is wrong in its address', async () => {
    expect(await ask('//v1/traces')).toEqual(['app 308 //v1/traces transport/wrong-path']);
    expect(told[0]?.problem.hint).toMatch(/ends in a slash.*redirect/);
    expect(await ask('/v1//traces?a=b')).toEqual(['app 308 /v1//traces transport/wrong-path']);
  });

  it('is told of once, where it follows', async () => {
    expect(await ask('//v1/traces', 'POST', { redirect: 'follow' })).toHaveLength(1);
  });

  it('is not whoever only looks, or asks as it should', async () => {
    expect(await ask('//learn', 'GET')).toEqual([]);
    expect(await ask('/v1/traces?next=//')).toEqual([]);
  });

  it('is not one that a door has answered, and told of', async () => {
    expect(await ask('//v1/traces', 'POST', { headers: { 'x-door': 'yes' } })).toEqual([]);
  });

  it('does not have its key repeated', async () => {
    const key = `hcsik_${'a'.repeat(58)}`;
    await ask(`//${key}/v1/traces`);
    expect(JSON.stringify(told[0]?.problem)).not.toContain(key);
  });
});
