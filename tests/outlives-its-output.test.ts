import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './support/running-app.ts';

describe('a server whose terminal has gone', () => {
  let refused = 0;
  let elsewhere: Server;
  let app: RunningApp;

  beforeAll(async () => {
    // Who takes no spans is told of on the console.
    elsewhere = createServer((_request, response) => {
      refused += 1;
      response.writeHead(400).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    app = await startApp({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  });

  afterAll(async () => {
    await app.end('SIGKILL');
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  it('answers on, although it has something to say', async () => {
    app.hangUp();
    await app.get('/api/activities/home');
    await expect.poll(() => refused, { timeout: 10_000 }).toBe(1);
    await app.get('/api/activities/home');
    await expect.poll(() => refused, { timeout: 10_000 }).toBe(2);
    await expect(app.get('/classroom/health')).resolves.toBeDefined();
  });
});
