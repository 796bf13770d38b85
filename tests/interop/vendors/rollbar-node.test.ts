import Rollbar from 'rollbar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItemDoor, SERVER_TOKEN, type ItemDoor } from './rollbar-door.ts';

let door: ItemDoor;
beforeEach(async () => {
  door = await openItemDoor();
});
afterEach(() => door.close());

/** `root` is an option that the client's types forget. */
const clientOf = (options: Rollbar.Configuration & { root?: string } = {}): Rollbar =>
  new Rollbar({
    accessToken: SERVER_TOKEN,
    environment: 'production',
    endpoint: `${door.url}/rollbar/api/1/item/`,
    captureUncaught: false,
    root: process.cwd(),
    ...options,
  });

type Report = (done: (error: unknown, answer: unknown) => void) => void;

/** What the client's own callback was told. */
const told = (report: Report): Promise<{ error: unknown; answer: unknown }> =>
  new Promise((resolve) => report((error, answer) => resolve({ error, answer })));

const trace_id = '4bf92f3577b34da6a3ce929d0e0e4736';
const span_id = '00f067aa0ba902b7';

function forgetful(): never {
  throw new TypeError('feed is not iterable', { cause: new RangeError('no rows') });
}

const thrownHere: unknown = expect.objectContaining({
  method: 'forgetful',
  filename: expect.stringMatching(/rollbar-node\.test\.ts$/) as string,
});

describe('rollbar for Node', () => {
  it('reports a message, and is told that it arrived', async () => {
    const { error, answer } = await told((done) => clientOf().warning('Hello World!', { trace_id, span_id }, done));
    expect(error).toBeNull();
    expect(answer).toMatchObject({ id: null, uuid: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(door.desk.filed).toMatchObject([
      { title: 'Hello World!', level: 'warning', environment: 'production', traceId: trace_id, spanId: span_id },
    ]);
  });

  it('reports an error with its cause, its stack and its request; its secrets are scrubbed by itself', async () => {
    // Drawn, and not written: the lines around a frame are sent along as they stand.
    const secret = crypto.randomUUID();
    const request = {
      method: 'GET',
      url: `/api/activities/home?token=${secret}`,
      headers: { host: 'localhost', authorization: `Bearer ${secret}`, traceparent: `00-${trace_id}-${span_id}-01` },
    };
    await told((done) => {
      try {
        forgetful();
      } catch (thrown) {
        clientOf().error(thrown as Error, request, done as never);
      }
    });
    const [occurrence] = door.desk.filed;
    expect(occurrence).toMatchObject({ title: 'TypeError: feed is not iterable', level: 'error', traceId: trace_id });
    expect(occurrence?.data).toMatchObject({
      body: {
        trace_chain: [
          { exception: { class: 'TypeError' }, frames: expect.arrayContaining([thrownHere]) as unknown },
          { exception: { class: 'RangeError' } },
        ],
      },
    });
    expect(JSON.stringify(occurrence?.data)).not.toContain(secret);
  });

  it('groups two errors of one line as one item', async () => {
    const client = clientOf();
    for (const name of ['ada', 'grace']) {
      await told((done) => client.error(new Error(`No feed for ${name}`), done as never));
    }
    expect(new Set(door.desk.filed.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it.each([
    ['without a token', '', /access_token is missing and it is required/],
    ['with a wrong one', 'c'.repeat(32), /access token not found/],
  ])('is told in words what is wrong, %s', async (_what, accessToken, words) => {
    const { error } = await told((done) => clientOf({ accessToken }).warning('Hello World!', done as never));
    expect(String(error)).toMatch(words);
    expect(door.desk.filed).toEqual([]);
  });

  it('posts to an address without a slash as well', async () => {
    const endpoint = `${door.url}/rollbar/api/1/item`;
    const { error } = await told((done) => clientOf({ endpoint }).info('x', done as never));
    expect(error).toBeNull();
  });

  it('cuts a large item down by itself, and it is taken', async () => {
    const { error } = await told((done) => clientOf().error('x', { large: 'y'.repeat(2_000_000) }, done as never));
    expect(error).toBeNull();
    expect(door.problems).toEqual([]);
  });
});
