import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApp, type RunningApp } from './support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

it('a server that is told to end closes the streams of open pages, and is gone', async () => {
  const { body } = await fetch(`${app.url}/classroom/feed`);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const hello = await reader.read();
  expect(new TextDecoder().decode(hello.value)).toContain('event: hello');
  const [last] = await Promise.all([reader.read(), app.end()]);
  expect(last.done).toBe(true);
});

it('a server that is told to end does not wait for a connection that never asks for anything', async () => {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  await app.end();
  await expect(fetch(app.url)).rejects.toThrow('fetch failed');
});
