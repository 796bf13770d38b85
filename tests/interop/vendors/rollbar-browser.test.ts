import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_TOKEN, openItemDoor, SERVER_TOKEN, type ItemDoor } from './rollbar-door.ts';

/** The browser's own build of the client, as the package ships it. */
const script = readFileSync(join(process.cwd(), 'node_modules/rollbar/dist/rollbar.umd.min.js'));

/** Defines what the page does when it is told to: an error is thrown in it, and reported. */
const own = `
  function loadFeed() { throw new TypeError('feed is undefined'); }
  function report(options) {
    return new Promise((resolve) => {
      const done = (failed, answer) => resolve({ error: failed ? String(failed) : '', uuid: answer?.result?.uuid ?? '' });
      try { loadFeed(); } catch (error) {
        new rollbar(options).error(error, { trace_id: '4bf92f3577b34da6a3ce929d0e0e4736' }, done);
      }
    });
  }`;

const page =
  '<!doctype html><title>Elsewhere</title><script src="/rollbar.js"></script><script src="/own.js"></script>';

const served: Record<string, { type: string; body: string | Buffer }> = {
  '/': { type: 'text/html; charset=utf-8', body: page },
  '/own.js': { type: 'text/javascript', body: own },
  '/rollbar.js': { type: 'text/javascript', body: script },
};

let door: ItemDoor;
let elsewhere: Server;
let browser: Browser | null;

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    const { type = 'text/plain', body = '' } = served[request.url ?? ''] ?? {};
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const executablePath = process.env['CHROMIUM_PATH'];
  const options = { args: ['--no-sandbox', '--disable-gpu'], ...(executablePath ? { executablePath } : {}) };
  browser = await chromium.launch(options).catch(() => null);
  if (!browser) process.stderr.write('\nSkipped: rollbar.js in a browser, because no Chromium could be started.\n\n');
});
afterAll(async () => {
  await browser?.close();
  elsewhere.close();
});
beforeEach(async () => {
  door = await openItemDoor();
  return () => door.close();
});

interface Reported {
  error: string;
  uuid: string;
}

/** Opens the page, has its client report an error thrown in it, and gives what the client's callback was told. */
async function reportFrom(chrome: Browser, accessToken: string): Promise<Reported> {
  const opened = await chrome.newPage();
  await opened.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const config = { accessToken, endpoint: `${door.url}/rollbar/api/1/item/`, environment: 'production' };
  const reported = await opened.evaluate(
    (options) => (globalThis as unknown as { report: (options: object) => Promise<Reported> }).report(options),
    config,
  );
  await opened.close();
  return reported;
}

describe('rollbar.js in a page of another origin', () => {
  it('reports an error with the client token', async (test) => {
    if (!browser) {
      test.skip();
      return;
    }
    const { error, uuid } = await reportFrom(browser, CLIENT_TOKEN);
    expect(error).toBe('');
    expect(uuid).toMatch(/^[0-9a-f]{32}$/);
    expect(door.desk.filed).toMatchObject([
      {
        title: 'TypeError: feed is undefined',
        level: 'error',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        data: { platform: 'browser', client: { javascript: {} } },
      },
    ]);
  });

  it('is refused with the server token, which belongs in no page', async (test) => {
    if (!browser) {
      test.skip();
      return;
    }
    const { error } = await reportFrom(browser, SERVER_TOKEN);
    expect(error).toBe('Error: 403');
    expect(door.problems.map(({ code }) => code)).toEqual(['transport/wrong-scope']);
    expect(door.desk.filed).toEqual([]);
  });
});
