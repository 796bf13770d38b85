import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Delivery, Reading } from '../receivers/delivery.ts';
import type { CallEnding, Desk } from '../receivers/desk.ts';
import { unkeyed, type Tenant } from '../receivers/keys/authorisation.ts';
import type { Receipt } from '../receivers/receiver.ts';
import { openDuckDbStore, type EmbeddedStore } from '../store/duckdb/open.ts';
import { error, log, segment } from '../store/signals.fixture.ts';
import { problem } from '../store/spans.fixture.ts';
import type { JsonValue } from '../telemetry/json.ts';
import type { Signal } from '../telemetry/signal.ts';
import { ArrivalBook } from './arrival-book.ts';
import { Filing } from './filing.ts';
import { GroupCommit } from './group-commit.ts';
import { openKeys } from './keys.ts';
import { Reception } from './reception.ts';
import { TraceOwners } from './trace-owners.ts';

const ada: Tenant = { workspace: 'ada', environment: 'dev' };
const practice: Tenant = { workspace: 'local', environment: 'practice' };
const ADAS = 'a'.repeat(32);
const NOBODYS = 'b'.repeat(32);

const replyOf = (status: number, text = '') => ({ status, headers: {}, body: new TextEncoder().encode(text) });

const delivery = (door: Delivery['door'] = 'app'): Delivery => ({
  door,
  method: 'POST',
  path: '/somewhere',
  headers: {},
  body: new Uint8Array(7),
});

const ending = (fields: Partial<CallEnding> = {}): CallEnding => ({
  reply: replyOf(200, 'done'),
  problem: null,
  operation: 'PutThings',
  accepted: 0,
  refused: 0,
  traceIds: [],
  ...fields,
});

const call = (tenant: Tenant, run: (desk: Desk) => Promise<CallEnding>): Receipt => ({
  kind: 'call',
  tenant,
  run,
  refuse: (status, message) => replyOf(status, message),
});

const reading = (tenant: Tenant, brought: Partial<Reading>): Receipt => ({
  kind: 'reading',
  tenant,
  reading: { accepted: [], refused: [], warnings: [], ...brought },
  answer: ({ accepted, refused }) => replyOf(200, `${accepted} taken, ${refused.length} refused`),
  refuse: (status, message) => replyOf(status, message),
});

/** Everything of an engine but its thread, with the receipts that a test hands out. */
async function reception(store: EmbeddedStore) {
  const receipts: Receipt[] = [];
  const filing = new Filing(new GroupCommit(store, () => undefined));
  const arrivals = new ArrivalBook(
    () => ({ roster: filing.owners !== null, keyRequired: false }),
    () => undefined,
  );
  const made = new Reception({
    store,
    keys: await openKeys(store),
    filing,
    arrivals,
    keyRequired: false,
    maxBodyBytes: 1000,
    read: () => receipts.shift() ?? { kind: 'reply', reply: replyOf(500), problem: null },
  });
  const take = async (receipt: Receipt, door?: Delivery['door']): Promise<string> => {
    receipts.push(receipt);
    const { status, body } = await made.take(delivery(door));
    return `${status} ${new TextDecoder().decode(body)}`;
  };
  const openRoster = (): void => {
    filing.owners = new TraceOwners();
    filing.owners.claim('ada', [ADAS]);
  };
  return { take, openRoster, arrivals: (workspace: string) => arrivals.log.of(workspace, { limit: 10 }) };
}

let folder = '';
let store: EmbeddedStore;
let desk: Awaited<ReturnType<typeof reception>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spanwalk-reception-'));
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
  desk = await reception(store);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const stored = async (workspace: string): Promise<string[]> =>
  (await store.signals(workspace, { order: 'stored' })).map(({ signal, environment }) => `${signal} ${environment}`);

const count = async (given: Desk): Promise<CallEnding> => {
  const before = ((await given.documents.get('counts', 'one')) as number | undefined) ?? 0;
  await given.documents.put('counts', 'one', before + 1);
  return ending();
};

const filing =
  (signal: Signal) =>
  async (given: Desk): Promise<CallEnding> => {
    await given.file([signal]);
    return ending({ accepted: 1 });
  };

describe('a call', () => {
  it('is given its own workspace, and is answered once what it filed is stored', async () => {
    const answered = await desk.take(
      call(ada, async (given) => {
        await given.documents.put('groups', 'one', { name: 'one' });
        await given.file([log(), error()], [problem('a/b')]);
        expect((await given.signals({ signal: 'log' })).signals).toHaveLength(1);
        expect(await given.places({})).toHaveLength(2);
        expect(await given.documents.list('groups')).toEqual([{ id: 'one', body: { name: 'one' } }]);
        return ending({ accepted: 2, refused: 1, problem: problem('a/b') });
      }),
    );
    expect(answered).toBe('200 done');
    expect(await stored('ada')).toEqual(['log dev', 'error dev']);
    expect(await store.get('ada', 'groups', 'one')).toEqual({ name: 'one' });
    expect((await store.signalLedger('ada')).log).toMatchObject({ received: 2, stored: 1, refused: 1 });
    expect(desk.arrivals('ada')).toMatchObject([
      { operation: 'PutThings', status: 200, accepted: 2, refused: 1, bytes: 7, problem: { code: 'a/b' } },
    ]);
  });

  it('waits for the one before it of the same workspace, and finds what that one made', async () => {
    await Promise.all(Array.from({ length: 20 }, () => desk.take(call(ada, count))));
    expect(await store.get('ada', 'counts', 'one')).toBe(20);
  });

  it('that asks for nothing but to be filed shares a commit with those beside it', async () => {
    const beside: Receipt = Object.assign(call(ada, filing(error())), { alongside: true });
    const commits = vi.spyOn(store, 'append');
    await Promise.all(Array.from({ length: 20 }, () => desk.take(beside)));
    expect(commits).toHaveBeenCalledTimes(2);
    expect(await stored('ada')).toHaveLength(20);
  });

  it('that fails by a fault of ours is answered as one to send again, and noted as whose it is', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const failed = await desk.take(call(ada, () => Promise.reject(new Error('boom'))));
    expect([failed.slice(0, 3), said.mock.calls.join('')]).toEqual(['503', expect.stringContaining('boom')]);
    said.mockRestore();
    expect(desk.arrivals('ada')).toMatchObject([{ status: 503, problem: { code: 'transport/broken' } }]);
    expect(await desk.take(call(ada, async () => ending()))).toBe('200 done');
  });

  it('whose document cannot be written fails alone', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    let deep: JsonValue = 1;
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    const tenants = ['ada', 'grace', 'mary', 'joan'].map((workspace) => ({ workspace, environment: 'dev' }));
    const answers = await Promise.all(
      tenants.map((tenant, nth) =>
        desk.take(call(tenant, filing(nth === 2 ? segment({ document: { deep } }) : log()))),
      ),
    );
    said.mockRestore();
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['200', '200', '503', '200']);
    expect(await Promise.all(tenants.map(async ({ workspace }) => (await stored(workspace)).length))).toEqual([1, 1, 0, 1]); // prettier-ignore
  });
});

describe('a reading that brings signals', () => {
  it('is stored, counted by their kind, and noted with their services and traces', async () => {
    const brought = { signals: [segment({ traceId: ADAS, name: 'shop' })], refused: [problem('a/b')] };
    expect(await desk.take(reading(ada, brought))).toBe('200 1 taken, 1 refused');
    expect((await store.signalLedger('ada')).segment).toMatchObject({ received: 2, stored: 1, refused: 1 });
    expect(await store.ledger('ada')).toMatchObject({ received: 0 });
    expect(desk.arrivals('ada')).toMatchObject([
      { accepted: 1, refused: 1, services: ['shop'], traceIds: [ADAS], operation: null },
    ]);
  });
});

describe('with a roster', () => {
  it('segments without a key are filed by who announced their trace, and others refused with the reason', async () => {
    desk.openRoster();
    const signals = [segment({ traceId: ADAS }), segment({ traceId: NOBODYS })];
    expect(await desk.take(reading(unkeyed, { signals }), 'daemon-udp')).toBe('200 1 taken, 1 refused');
    expect([await stored('ada'), await stored('local')]).toEqual([['segment unkeyed'], []]);
    expect((await store.signalLedger('local')).segment).toMatchObject({ received: 1, refused: 1 });
    expect(desk.arrivals('ada')).toMatchObject([{ door: 'daemon-udp', accepted: 1, traceIds: [ADAS] }]);
    expect(desk.arrivals('local')).toMatchObject([{ accepted: 0, refused: 1, problem: { code: 'roster/no-owner' } }]);
  });

  it('what the practice backend files by a call goes to who announced its trace, and the rest stays', async () => {
    desk.openRoster();
    const file = async (given: Desk): Promise<CallEnding> => {
      await given.file([log({ traceId: ADAS }), log({ traceId: NOBODYS }), log()]);
      return ending({ accepted: 3, traceIds: [ADAS, NOBODYS] });
    };
    expect(await desk.take(call(practice, file))).toBe('200 done');
    expect([await stored('ada'), await stored('local')]).toEqual([['log practice'], ['log practice', 'log practice']]);
    expect(desk.arrivals('ada')).toMatchObject([{ accepted: 1, traceIds: [ADAS], operation: 'PutThings' }]);
    expect(desk.arrivals('local')).toMatchObject([{ accepted: 2, traceIds: [NOBODYS] }]);
  });

  it('a call without a key is refused, whatever it asks for', async () => {
    desk.openRoster();
    const ran = vi.fn<() => Promise<CallEnding>>();
    expect(await desk.take(call(unkeyed, ran), 'daemon-tcp')).toMatch(/^403 .*roster/);
    expect(ran).not.toHaveBeenCalled();
  });

  it('a call without a key is answered with what is for anybody, where there is such a thing', async () => {
    desk.openRoster();
    const ran = vi.fn<() => Promise<CallEnding>>();
    const forAnybody = { status: 200, headers: {}, body: new TextEncoder().encode('for anybody') };
    const receipt = { ...call(unkeyed, ran), forAnybody } as Receipt;
    expect(await desk.take(receipt, 'daemon-tcp')).toBe('200 for anybody');
    expect(ran).not.toHaveBeenCalled();
  });
});
