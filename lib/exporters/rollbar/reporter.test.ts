import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItemDoor, SERVER_TOKEN, type ItemDoor } from '../../../tests/interop/vendors/rollbar-door.ts';
import type { ErrorAddress, FailedRequest } from '../error-reporter.ts';
import { errorAddresses } from './error-addresses.ts';
import { openReporter } from './reporter.ts';

let door: ItemDoor;
let second: ItemDoor;
beforeEach(async () => {
  [door, second] = await Promise.all([openItemDoor(), openItemDoor()]);
});
afterEach(() => Promise.all([door.close(), second.close()]));

const addressOf = (id: string, url: string, token = SERVER_TOKEN): ErrorAddress => ({
  id,
  label: id,
  url: new URL('/rollbar/api/1/item/', url),
  token,
});

const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const request = (headers: Record<string, string> = {}): FailedRequest => ({
  method: 'GET',
  url: '/api/activities/home',
  headers: { host: 'localhost:3000', ...headers },
});

describe('the practice backend’s reporter', () => {
  it('hands an error to each address, with its request and its trace', async () => {
    const reporter = openReporter([addressOf('own', door.url), addressOf('vendor', second.url)]);
    reporter.report(new TypeError('results is undefined'), request(), trace);
    await expect.poll(() => door.desk.filed.length + second.desk.filed.length).toBe(2);
    expect(door.desk.filed[0]).toMatchObject({
      title: 'TypeError: results is undefined',
      traceId: trace.traceId,
      spanId: trace.spanId,
      data: { request: { method: 'GET', url: 'http://localhost:3000/api/activities/home' } },
    });
    await expect.poll(() => reporter.deliveries()).toMatchObject([{ sent: 1 }, { sent: 1 }]);
  });

  it('goes on where one address is gone and another one refuses, and counts what became of each', async () => {
    const gone = 'http://127.0.0.1:9';
    const addresses = [addressOf('gone', gone), addressOf('wrong', second.url, 'x'), addressOf('own', door.url)];
    const reporter = openReporter(addresses);
    reporter.report(new Error('x'), request(), null);
    await expect
      .poll(() => reporter.deliveries())
      .toMatchObject([
        { id: 'gone', failed: 1, lastFailure: 'ECONNREFUSED' },
        { id: 'wrong', failed: 1, lastFailure: 'refused' },
        { id: 'own', sent: 1, lastFailure: null },
      ]);
  });

  it('sends no session, key or cookie of the request', async () => {
    const secret = crypto.randomUUID();
    const headers = { authorization: `Bearer ${secret}`, cookie: `sid=${secret}`, 'x-honeycomb-team': secret };
    openReporter([addressOf('own', door.url)]).report(new Error('x'), request(headers), null);
    await expect.poll(() => door.desk.filed.length).toBe(1);
    expect(JSON.stringify(door.desk.filed[0]?.data)).not.toContain(secret);
  });

  it.each([undefined, null, 'text', { code: 4 }])('takes %s for an error as well, and never throws', async (thrown) => {
    openReporter([addressOf('own', door.url)]).report(thrown, request(), null);
    await expect.poll(() => door.desk.filed.length).toBe(1);
  });
});

describe('the addresses that errors go to', () => {
  const own = { receiver: new URL('http://localhost:4318/v1/traces'), token: SERVER_TOKEN };
  const ids = (env: Record<string, string>, alsoAt: URL[] = []): string[] =>
    errorAddresses(env, { ...own, alsoAt }).addresses.map(({ id, url }) => `${id} ${url.href}`);
  const mine = 'own http://localhost:4318/rollbar/api/1/item/';

  it('are Spanwalk’s own, and Rollbar’s with a token of its own', () => {
    expect(ids({})).toEqual([mine]);
    expect(ids({ ROLLBAR_ACCESS_TOKEN: ' a-token ' })).toEqual([mine, 'rollbar https://api.rollbar.com/api/1/item/']);
  });

  it('are not two where the second leads back to the first', () => {
    const env = { ROLLBAR_ACCESS_TOKEN: 'a-token', ROLLBAR_ENDPOINT: 'http://127.0.0.1:3000/rollbar/api/1/item/' };
    expect(ids(env)).toHaveLength(2);
    expect(ids(env, [new URL('http://localhost:3000')])).toEqual([mine]);
  });

  it.each([
    ['a token that nothing put in', { ROLLBAR_ACCESS_TOKEN: '${ROLLBAR_ACCESS_TOKEN}' }, 'ROLLBAR_ACCESS_TOKEN'],
    ['a token with a line break', { ROLLBAR_ACCESS_TOKEN: 'a\nb' }, 'ROLLBAR_ACCESS_TOKEN'],
    ['no address', { ROLLBAR_ACCESS_TOKEN: 'a', ROLLBAR_ENDPOINT: 'rollbar' }, 'ROLLBAR_ENDPOINT'],
  ])('leave out %s, and say so without repeating it', (_what, env, name) => {
    const { addresses, problems } = errorAddresses(env, own);
    expect(addresses.map(({ id }) => id)).toEqual(['own']);
    expect(problems).toMatchObject([{ code: 'destination/rollbar', at: [name] }]);
  });
});
