import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaks, made } from '../../guard/leaks.fixture.ts';
import { batch, span, text } from '../../store/spans.fixture.ts';
import { error, log, segment } from '../../store/signals.fixture.ts';
import { openDuckDbStore } from '../../store/duckdb/open.ts';
import type { Batch } from '../../store/telemetry-store.ts';
import type { Span } from '../../telemetry/span.ts';
import { inspect, type GuardBatch, type Inspected } from './inspect.ts';
import { SecretGuard } from './secret-guard.ts';

type Store = Awaited<ReturnType<typeof openDuckDbStore>>;

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-guard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let store: Store;
let file = 0;
beforeEach(async () => {
  file += 1;
  store = await openDuckDbStore({ file: join(folder, `${file}.duckdb`) });
});
afterEach(() => store.close());

const ownKey = 'K7'.repeat(16);

/** A guard as after a start, which has not looked yet. */
async function guardOf(look: (batch: GuardBatch) => Inspected | null = inspect): Promise<SecretGuard> {
  const guard = new SecretGuard({
    store,
    inspect: async (wanted) => look(wanted),
    keysOf: async () => [ownKey],
    onNews: () => undefined,
    now: Date.now,
  });
  await guard.start();
  guard.stop();
  return guard;
}

const leaky = (key: string, value: string, overrides: Partial<Span> = {}): Span =>
  span({ attributes: { [key]: text(value) }, service: 'backend', ...overrides });

/** Stores it, and tells a guard so. */
async function arrived(guard: SecretGuard | null, spans: Span[], overrides: Partial<Batch> = {}): Promise<void> {
  const stored = batch(spans, { workspace: 'ada', ...overrides });
  await store.append([stored]);
  guard?.committed(stored.workspace, await store.lastSeq());
  guard?.stop();
}

async function found(guard: SecretGuard, workspace = 'ada') {
  await guard.catchUp();
  return (await guard.report(workspace)).findings;
}

describe('the guard of a workspace', () => {
  it('tells where a secret stands, how often and since when, and never what it is', async () => {
    const guard = await guardOf();
    const leak = (receivedAt: number): Promise<void> =>
      arrived(guard, [leaky('http.request.header.authorization', `Bearer ${made.jwt}`)], { receivedAt });
    await leak(1000);
    await leak(2000);
    const findings = await found(guard);
    expect(findings).toMatchObject([
      {
        detector: 'auth-header',
        kind: 'credential',
        signal: 'span',
        service: 'backend',
        where: 'an attribute',
        key: 'http.request.header.authorization',
        count: 2,
        first: 1000,
        last: 2000,
        dismissed: false,
      },
    ]);
    expect(JSON.stringify(await store.list('ada', 'secret-findings'))).not.toContain(made.jwt.slice(0, 20));
  });

  it('looks in spans, logs, segments and errors', async () => {
    const guard = await guardOf();
    const signals = [
      log({ body: text(JSON.stringify({ req: { headers: { cookie: 'sid=1' } } })) }),
      segment({ document: { metadata: { default: { mail: 'someone@example.org' } } } }),
      error({ data: { person: { email: 'someone@example.org' } } }),
    ];
    await arrived(guard, [leaky('note', made.card)], { signals });
    const seen = (await found(guard)).map(({ signal, detector, key }) => `${signal} ${detector} ${key}`);
    expect(seen.toSorted()).toEqual([
      'error email person.email',
      'log cookie req.headers.cookie',
      'segment email metadata.default.mail',
      'span pan-luhn note',
    ]);
  });

  it('calls who wrote a line by its service, and by its log group where nobody named one', async () => {
    const guard = await guardOf();
    const body = text('someone@example.org signed in');
    const resource = { attributes: { 'service.name': text('backend-flask') }, schemaUrl: '' };
    await arrived(guard, [], { signals: [log({ body, group: 'cruddur' }), log({ body, group: 'cruddur', resource })] });
    expect((await found(guard)).map(({ service }) => service).toSorted()).toEqual(['backend-flask', 'cruddur']);
  });

  it('finds every leak of the held list', async () => {
    const guard = await guardOf();
    await arrived(
      guard,
      leaks.map(([, key, value], index) => leaky(key, value, { name: `leak ${index}` })),
    );
    const counted = (await found(guard)).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBeGreaterThanOrEqual(leaks.length);
  });

  it('knows the workspace’s own keys, whatever they look like', async () => {
    const guard = await guardOf();
    await arrived(guard, [leaky('note', `sent ${ownKey}`)]);
    expect(await found(guard)).toMatchObject([{ detector: 'own-key', what: 'a key of this workspace' }]);
  });

  it('keeps a secret out of the names that it tells', async () => {
    const guard = await guardOf();
    await arrived(guard, [leaky(`user.${made.jwt}`, 'x', { name: 'GET /someone@example.org' })]);
    const told = JSON.stringify(await found(guard));
    expect(told).toContain('GET /(hidden: 19 characters)');
    expect([told.includes('someone'), told.includes(made.jwt)]).toEqual([false, false]);
  });

  it('goes on where it was after a restart, and counts nothing twice', async () => {
    await arrived(null, [leaky('note', made.card), leaky('note', 'nothing')]);
    expect(await found(await guardOf())).toMatchObject([{ count: 1 }]);
    const again = await guardOf();
    expect(await found(again)).toMatchObject([{ count: 1 }]);
    await arrived(again, [leaky('note', made.card)]);
    expect(await found(again)).toMatchObject([{ count: 2 }]);
  });

  it('counts nothing twice although it was killed before it wrote how far it had come', async () => {
    await arrived(null, [leaky('note', made.card)]);
    await found(await guardOf());
    await store.remove('ada', 'guard-state', 'progress');
    expect(await found(await guardOf())).toMatchObject([{ count: 1 }]);
  });

  it('gets through more than it looks at once', async () => {
    const guard = await guardOf();
    const signals = Array.from({ length: 700 }, () => log({ body: text('someone@example.org') }));
    await arrived(guard, Array.from({ length: 600 }, (_, index) => leaky('note', made.card, { name: `${index}` })), { signals }); // prettier-ignore
    const counts = (await found(guard)).map(({ signal, count }) => [signal, count]);
    expect(Object.fromEntries(counts)).toEqual({ span: 600, log: 700 });
    expect((await guard.report('ada')).isBehind).toBe(false);
  });

  it('tells each workspace its own', async () => {
    const guard = await guardOf();
    await arrived(guard, [leaky('note', made.card)], { workspace: 'ada' });
    await arrived(guard, [leaky('note', 'nothing')], { workspace: 'grace' });
    expect([(await found(guard, 'ada')).length, (await found(guard, 'grace')).length]).toEqual([1, 0]);
  });

  it('leaves what was dismissed dismissed, counts it on, and takes it back', async () => {
    const guard = await guardOf();
    await arrived(guard, [leaky('note', made.card)]);
    const [finding] = await found(guard);
    expect(await guard.dismiss('ada', finding?.id ?? '', true)).toBe(true);
    await arrived(guard, [leaky('note', made.card)]);
    expect(await found(guard)).toMatchObject([{ dismissed: true, count: 2 }]);
    await guard.dismiss('ada', finding?.id ?? '', false);
    expect(await found(guard)).toMatchObject([{ dismissed: false }]);
    expect(await guard.dismiss('ada', 'unknown', true)).toBe(false);
    expect(await guard.dismiss('grace', finding?.id ?? '', true)).toBe(false);
  });

  it('says how much it could not look at, and goes on', async () => {
    const guard = await guardOf(() => null);
    await arrived(guard, [leaky('note', made.card), leaky('note', 'x')]);
    await guard.catchUp();
    expect(await guard.report('ada')).toMatchObject({ findings: [], progress: { skipped: 2 }, isBehind: false });
  });

  it('forgets a workspace that was emptied', async () => {
    const guard = await guardOf();
    await arrived(guard, [leaky('note', made.card)]);
    await guard.forget('ada');
    await store.purge('ada');
    await guard.catchUp();
    expect(await guard.report('ada')).toMatchObject({ findings: [], progress: { seq: 0 } });
  });

  it('takes ids in a path for one place', async () => {
    const guard = await guardOf();
    const users = ['1795336', '1795337'].map((id) => error({ data: { custom: { [id]: { email: 'someone@example.org' } } } })); // prettier-ignore
    await arrived(guard, [], { signals: users });
    expect(await found(guard)).toMatchObject([{ key: 'custom.#.email', count: 2 }]);
  });
});
