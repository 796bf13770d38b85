import { describe, expect, it } from 'vitest';
import type { Delivery } from '../delivery.ts';
import { defaultLimits } from '../otlp/limits.ts';
import type { ReceiveContext, Receiver } from '../receiver.ts';
import { filingDesk, type FilingDesk } from './desk.fixture.ts';
import { rollbarReceiver } from './receiver.ts';

const tenant = { workspace: 'local', environment: 'practice' };
const tokens = new Map([
  ['a'.repeat(32), { scope: 'server', tenant } as const],
  ['b'.repeat(32), { scope: 'client', tenant } as const],
]);
const server = 'a'.repeat(32);
const client = 'b'.repeat(32);

const context: ReceiveContext = {
  limits: defaultLimits,
  addresses: { http: null, grpc: null },
  lookup: () => undefined,
  signer: () => undefined,
  holderOfToken: (token) => tokens.get(token),
  authorise: () => {
    throw new Error('Ingest keys open nothing here.');
  },
  shownPath: (path) => path,
};

const message = (text: string, more: object = {}) => ({
  data: { environment: 'production', body: { message: { body: text } }, ...more },
});

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  json: unknown;
  problem: string | null;
}

/** Sends one request to a receiver, and gives what it answers. */
async function send(receiver: Receiver, desk: FilingDesk, sent: Sent): Promise<Answer> {
  const text = typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body);
  const delivery: Delivery = {
    door: 'otlp-http',
    method: sent.method ?? 'POST',
    path: sent.path ?? '/rollbar/api/1/item/',
    headers: { 'x-rollbar-access-token': server, 'content-type': 'application/json', ...sent.headers },
    body: new TextEncoder().encode(text),
  };
  const receipt = receiver.receive(delivery, context);
  if (receipt.kind === 'reading') throw new Error('Items are calls.');
  const { reply, problem } = receipt.kind === 'call' ? await receipt.run(desk) : receipt;
  const json: unknown = JSON.parse(new TextDecoder().decode(reply.body));
  return { status: reply.status, headers: reply.headers, json, problem: problem?.code ?? null };
}

function promised() {
  const settle: { resolve?: () => void; reject?: (error: Error) => void } = {};
  const promise = new Promise<void>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, resolve: () => settle.resolve?.(), reject: (error: Error) => settle.reject?.(error) };
}

/** A desk whose commits end when the test says so. */
function slowDesk() {
  const desk = filingDesk();
  const commits: ReturnType<typeof promised>[] = [];
  const file = desk.file.bind(desk);
  desk.file = async (...filed) => {
    const commit = promised();
    commits.push(commit);
    await commit.promise;
    await file(...filed);
  };
  return { desk, commits };
}

describe('an item that is sent again while its first is being stored', () => {
  const again = { body: message('twice', { uuid: 'a-uuid' }) };

  it('is answered only once that is stored, and counted once', async () => {
    const { desk, commits } = slowDesk();
    const receiver = rollbarReceiver();
    const answers = [send(receiver, desk, again), send(receiver, desk, again)];
    await new Promise((resolve) => setImmediate(resolve));
    const early = await Promise.race([...answers, Promise.resolve('nobody yet')]);
    for (const commit of commits) commit.resolve();
    const problems = (await Promise.all(answers)).map(({ status, problem }) => `${status} ${problem}`);
    expect([early, problems, desk.filed.length]).toEqual(['nobody yet', ['200 null', '200 error-item/sent-twice'], 1]);
  });

  it('is not taken where that could not be stored, and is stored when it comes once more', async () => {
    const { desk, commits } = slowDesk();
    const receiver = rollbarReceiver();
    const answers = Promise.allSettled([send(receiver, desk, again), send(receiver, desk, again)]);
    await new Promise((resolve) => setImmediate(resolve));
    for (const commit of commits) commit.reject(new Error('The disk is full.'));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const third = send(receiver, desk, again);
    await new Promise((resolve) => setImmediate(resolve));
    commits.at(-1)?.resolve();
    expect([(await third).problem, desk.filed.length]).toEqual([null, 1]);
  });
});

describe('an item', () => {
  it('is filed, and answered with its uuid without hyphens', async () => {
    const desk = filingDesk();
    const uuid = '6f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01';
    const answer = await send(rollbarReceiver(), desk, { body: message('Hello World!', { uuid, level: 'warning' }) });
    expect(answer).toMatchObject({
      status: 200,
      json: { err: 0, result: { id: null, uuid: uuid.replaceAll('-', '') } },
    });
    expect(desk.filed).toMatchObject([{ uuid, level: 'warning', title: 'Hello World!', environment: 'production' }]);
  });

  it.each(['/rollbar/api/1/item', '/rollbar/api/1/item/', '/api/1/item', '/api/1/item/'])(
    'is taken at %s',
    async (path) => {
      expect(await send(rollbarReceiver(), filingDesk(), { path, body: message('x') })).toMatchObject({ status: 200 });
    },
  );

  it('is taken with its token in the body, as pyrollbar has it', async () => {
    const body = { access_token: server, ...message('x') };
    const answer = await send(rollbarReceiver(), filingDesk(), { headers: { 'x-rollbar-access-token': '' }, body });
    expect(answer.status).toBe(200);
  });

  it('is taken from the field of a form', async () => {
    const body = new URLSearchParams({ payload: JSON.stringify(message('x')) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await send(rollbarReceiver(), filingDesk(), { headers, body })).toMatchObject({ status: 200 });
  });

  it('counts once, however often it is sent', async () => {
    const [receiver, desk] = [rollbarReceiver(), filingDesk()];
    const body = message('x', { uuid: 'one' });
    await send(receiver, desk, { body });
    const again = await send(receiver, desk, { body });
    expect(again).toMatchObject({ status: 200, problem: 'error-item/sent-twice' });
    expect(desk.filed).toHaveLength(1);
  });

  it('has the uuid of another workspace’s item and is kept', async () => {
    const receiver = rollbarReceiver();
    await send(receiver, filingDesk('ada'), { body: message('x', { uuid: 'one' }) });
    const desk = filingDesk('grace');
    await send(receiver, desk, { body: message('x', { uuid: 'one' }) });
    expect(desk.filed).toHaveLength(1);
  });

  it('of another logger’s level is kept, and its sender told', async () => {
    const desk = filingDesk();
    const answer = await send(rollbarReceiver(), desk, { body: message('x', { level: 'fatal' }) });
    expect(answer).toMatchObject({ status: 200, problem: 'error-item/unknown-level' });
    expect(desk.filed).toMatchObject([{ level: 'info' }]);
  });

  it('of more than 512 KB is kept, and its sender told; of more than a megabyte it is refused', async () => {
    const desk = filingDesk();
    const large = await send(rollbarReceiver(), desk, { body: message('x'.repeat(600_000)) });
    expect(large).toMatchObject({ status: 200, problem: 'error-item/large' });
    const larger = await send(rollbarReceiver(), desk, { body: message('x'.repeat(1_048_577)) });
    expect(larger).toMatchObject({ status: 413, json: { err: 1 }, problem: 'transport/too-large' });
    expect(desk.filed).toHaveLength(1);
  });
});

describe('a token', () => {
  const page = { platform: 'browser' };
  it.each([
    { what: 'missing', token: '', status: 422, words: /access_token is missing and it is required/, code: 'transport/missing-key' },
    { what: 'unknown', token: 'c'.repeat(32), status: 403, words: /^access token not found: …cccc$/, code: 'transport/unknown-key' },
    { what: 'a page’s in a backend', token: client, status: 403, words: /post_server_item scope is required/, code: 'transport/wrong-scope' },
    { what: 'a backend’s in a page', token: server, more: page, status: 403, words: /post_client_item scope is required/, code: 'transport/wrong-scope' },
  ])('that is $what is refused in Rollbar’s words', async ({ token, more, status, words, code }) => {
    const body = message('x', more);
    const desk = filingDesk();
    const answer = await send(rollbarReceiver(), desk, { headers: { 'x-rollbar-access-token': token }, body });
    expect(answer).toMatchObject({ status, problem: code });
    expect((answer.json as { message: string }).message).toMatch(words);
    expect(desk.filed).toEqual([]);
  }); // prettier-ignore

  it('of a page posts what a page reports', async () => {
    const headers = { 'x-rollbar-access-token': client };
    const answer = await send(rollbarReceiver(), filingDesk(), {
      headers,
      body: message('x', { platform: 'browser' }),
    });
    expect(answer.status).toBe(200);
  });

  it('is never repeated whole', async () => {
    const token = 'f'.repeat(32);
    const answer = await send(rollbarReceiver(), filingDesk(), {
      headers: { 'x-rollbar-access-token': token },
      body: {},
    });
    expect(JSON.stringify(answer)).not.toContain(token);
  });

  it('that has used its calls is told when to come again, and the item is counted as refused', async () => {
    const [receiver, desk] = [rollbarReceiver({ calls: 2, windowMs: 60_000 }), filingDesk()];
    const first = await send(receiver, desk, { body: message('one') });
    expect(first.headers).toMatchObject({ 'x-rate-limit-limit': '2', 'x-rate-limit-remaining': '1' });
    await send(receiver, desk, { body: message('two') });
    desk.clock += 20_000;
    const third = await send(receiver, desk, { body: message('three') });
    expect(third).toMatchObject({ status: 429, json: { err: 1 }, problem: 'transport/too-many-requests' });
    expect(third.headers).toMatchObject({ 'x-rate-limit-remaining': '0', 'x-rate-limit-remaining-seconds': '40' });
    expect(desk.refused).toHaveLength(1);
    desk.clock += 40_000;
    expect(await send(receiver, desk, { body: message('four') })).toMatchObject({ status: 200 });
  });
});

describe('nonsense', () => {
  it.each([
    ['nothing', '', 400, 'transport/undecodable'],
    ['no JSON', '{"data":', 400, 'transport/undecodable'],
    ['a list', [], 400, 'transport/undecodable'],
    ['what is nested without end', `{"data":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400, 'transport/undecodable'],
    ['no data', {}, 422, 'error-item/no-data'],
    ['no environment', { data: { body: { message: { body: 'x' } } } }, 422, 'error-item/no-environment'],
    ['an endless environment', message('x', { environment: 'e'.repeat(256) }), 422, 'error-item/no-environment'],
    ['no body', message('x', { body: {} }), 422, 'error-item/no-body'],
    ['a body that is none', message('x', { body: 'x' }), 422, 'error-item/no-body'],
    ['two bodies', message('x', { body: { message: { body: 'x' }, crash_report: { raw: 'y' } } }), 422, 'error-item/two-bodies'],
    ['a message without text', message('x', { body: { message: {} } }), 422, 'error-item/empty-body'],
    ['a trace without an exception', message('x', { body: { trace: { frames: [] } } }), 422, 'error-item/empty-body'],
    ['an empty chain', message('x', { body: { trace_chain: [] } }), 422, 'error-item/empty-body'],
  ])('as %s is refused with a reason, in JSON', async (_what, body, status, code) => {
    const desk = filingDesk();
    const answer = await send(rollbarReceiver(), desk, { body });
    expect(answer).toMatchObject({ status, json: { err: 1 }, problem: code });
    expect(desk.filed).toEqual([]);
  }); // prettier-ignore

  it('in every field leaves an item that can be shown', async () => {
    const desk = filingDesk();
    const body = message('x', {
      level: {}, uuid: ['x'], timestamp: 'soon', custom: 4, attributes: 'no', request: [], server: null, title: 7,
      fingerprint: { a: 1 },
    }); // prettier-ignore
    await send(rollbarReceiver(), desk, { body });
    expect(desk.filed).toMatchObject([{ title: 'x', level: 'info', traceId: null, spanId: null }]);
    expect(desk.filed[0]?.time).toBe(BigInt(desk.clock) * 1_000_000n);
  });

  it('as a path is told the right one', async () => {
    const answer = await send(rollbarReceiver(), filingDesk(), { path: '/rollbar/api/item/', body: message('x') });
    expect(answer).toMatchObject({ status: 404, json: { err: 1 }, problem: 'transport/wrong-path' });
  });

  it('as a method is told the right one', async () => {
    const answer = await send(rollbarReceiver(), filingDesk(), { method: 'GET', body: '' });
    expect(answer).toMatchObject({ status: 405, json: { err: 1 }, problem: 'transport/wrong-method' });
  });
});
