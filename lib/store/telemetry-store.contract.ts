import { describe, expect, it } from 'vitest';
import { anySpan, seeded } from './random-spans.fixture.ts';
import { batch, problem, span, spans } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './store-per-test.fixture.ts';
import type { Ledger } from './telemetry-store.ts';

const sum = ({ inFlight, stored, duplicate, refused, pruned }: Ledger): number =>
  inFlight + stored + duplicate + refused + pruned;

/** What every store promises, whatever engine is behind it. Queries have a suite of their own. */
export function keepsTheStoreContract(under: StoreUnderTest): void {
  describe('a telemetry store', () => {
    const { store, reopen } = storePerTest(under);
    keepsSpans(store, reopen);
    keepsEachSpanOnce(store, reopen);
    keepsTheLedger(store, reopen);
    prunes(store, reopen);
    listsTraces(store);
    listsColumns(store, reopen);
    keepsDocuments(store, reopen);
  });
}

type Access = () => Store;
type Reopen = () => Promise<void>;

function keepsSpans(store: Access, reopen: Reopen): void {
  it.each([1, 2, 3, 4])('gives back every field and value exactly as it came (seed %i)', async (seed) => {
    const random = seeded(seed);
    const sent = Array.from({ length: 60 }, () => anySpan(random));
    const [appended] = await store().append([batch(sent)]);
    expect(appended?.stored).toHaveLength(60);
    await reopen();
    const read = await store().spansAfter('local', 0, 100);
    for (const [index, one] of read.entries()) expect(one).toEqual({ ...appended?.stored[index], ...sent[index] });
    expect(read).toHaveLength(60);
  });

  it('numbers spans from 1 in the order in which they came, over all workspaces', async () => {
    await store().append([batch(spans(2)), batch(spans(1), { workspace: 'other' })]);
    await store().append([batch(spans(1))]);
    expect((await store().spansAfter('local', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 4]);
    expect((await store().spansAfter('local', 1, 1)).map(({ seq }) => seq)).toEqual([2]);
    expect(await store().lastSeq()).toBe(4);
  });

  it('answers each batch on its own, in their order', async () => {
    const shared = span();
    const [first, second] = await store().append([batch([shared]), batch([shared, span()], { environment: 'prod' })]);
    expect([first?.stored.length, first?.duplicates, second?.stored.length, second?.duplicates]).toEqual([1, 0, 1, 1]);
    expect(second?.stored[0]).toMatchObject({ environment: 'prod', service: 'backend-next', seq: 2 });
  });

  it('takes appends that do not wait for one another', async () => {
    await Promise.all(Array.from({ length: 20 }, () => store().append([batch(spans(5))])));
    const seqs = (await store().spansAfter('local', 0, 1000)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('shows a workspace its own spans alone', async () => {
    const theirs = span();
    await store().append([batch([span()]), batch([theirs], { workspace: 'other' })]);
    expect(await store().spansOfTrace('local', theirs.traceId)).toEqual([]);
    expect(await store().spansOfTrace('other', theirs.traceId)).toHaveLength(1);
    expect((await store().recentTraces('other', 10)).map(({ traceId }) => traceId)).toEqual([theirs.traceId]);
  });

  it('takes a lone surrogate, which no UTF-8 can hold, as the replacement character', async () => {
    await store().append([
      batch([span({ name: 'a\ud800', attributes: { 'k\udfff': { type: 'string', value: '\ud83d' } } })]),
    ]);
    const [read] = await store().spansAfter('local', 0, 1);
    expect([read?.name, read?.attributes]).toEqual(['a\uFFFD', { 'k\uFFFD': { type: 'string', value: '\uFFFD' } }]);
  });
}

function keepsEachSpanOnce(store: Access, reopen: Reopen): void {
  const count = async () => (await store().spansAfter('local', 0, 100)).length;

  it('keeps a span once that stands twice in a batch', async () => {
    const twice = span();
    const [appended] = await store().append([batch([twice, span(), { ...twice, name: 'again' }])]);
    expect(appended).toMatchObject({ duplicates: 1, stored: [{ name: 'http-handler' }, {}] });
    expect(await count()).toBe(2);
  });

  it('keeps a span once that is sent again, at whatever time it says it began', async () => {
    const one = span();
    await store().append([batch([one])]);
    const [again] = await store().append([batch([one, { ...one, start: 5n, end: 9n }])]);
    expect(again).toEqual({ stored: [], duplicates: 2, signals: [] });
    expect(await count()).toBe(1);
  });

  it('knows after a restart which spans it holds', async () => {
    const one = span();
    await store().append([batch([one])]);
    await reopen();
    expect((await store().append([batch([one, span()])]))[0]).toMatchObject({ duplicates: 1, stored: [{ seq: 2 }] });
  });

  it('tells spans apart that share a span id or a trace id', async () => {
    const one = span();
    const sameTrace = span({ traceId: one.traceId });
    const sameSpan = span({ spanId: one.spanId });
    await store().append([batch([one, sameTrace])]);
    await store().append([batch([sameSpan])]);
    expect(await count()).toBe(3);
  });

  it('keeps the same span for two workspaces, since neither sees the other’s', async () => {
    const one = span();
    await store().append([batch([one])]);
    const [theirs] = await store().append([batch([one], { workspace: 'other' })]);
    expect(theirs).toMatchObject({ duplicates: 0, stored: [{ workspace: 'other' }] });
  });
}

function keepsTheLedger(store: Access, reopen: Reopen): void {
  it('accounts for every span that came: stored, duplicate, refused, pruned', async () => {
    const one = span();
    const refused = [problem('otlp/bad-trace-id', 'First.'), problem('otlp/bad-trace-id', 'Second.')];
    await store().append([batch([one, ...spans(9)], { refused }), batch(spans(3), { workspace: 'other' })]);
    await store().append([batch([one])]);
    await store().prune(5);
    const expected = { received: 13, inFlight: 0, stored: 2, duplicate: 1, refused: 2, pruned: 8 };
    expect(await store().ledger('local')).toEqual(expected);
    expect(await store().ledger('other')).toMatchObject({ received: 3, stored: 3, pruned: 0 });
    await reopen();
    expect(await store().ledger('local')).toEqual(expected);
    expect(await store().spansAfter('local', 0, 100)).toHaveLength(2);
  });

  it('adds up while batches are still in flight', async () => {
    const pending = [
      store().append([batch(spans(40))]),
      store().append([batch(spans(2), { refused: [problem('a/b')] })]),
    ];
    const meanwhile = await store().ledger('local');
    expect(meanwhile).toMatchObject({ received: 43, inFlight: 43 });
    expect(sum(meanwhile)).toBe(meanwhile.received);
    await Promise.all(pending);
    expect(await store().ledger('local')).toMatchObject({ received: 43, inFlight: 0, stored: 42, refused: 1 });
  });

  it('counts refusals by code, with the latest message', async () => {
    const refused = [
      problem('otlp/bad-trace-id', 'First.'),
      problem('otlp/bad-time'),
      problem('otlp/bad-trace-id', 'Second.'),
    ];
    await store().append([batch([], { refused, receivedAt: 7 })]);
    await reopen();
    expect(await store().refusals('local')).toEqual([
      { code: 'otlp/bad-trace-id', count: 2, lastMessage: 'Second.', lastAt: 7 },
      { code: 'otlp/bad-time', count: 1, lastMessage: 'Bad.', lastAt: 7 },
    ]);
    expect(await store().refusals('other')).toEqual([]);
  });

  it('starts at nothing', async () => {
    const nothing = { received: 0, inFlight: 0, stored: 0, duplicate: 0, refused: 0, pruned: 0 };
    expect(await store().ledger('nobody')).toEqual(nothing);
    expect(await store().lastSeq()).toBe(0);
    expect(await store().recentTraces('nobody', 5)).toEqual([]);
  });
}

function prunes(store: Access, reopen: Reopen): void {
  it('keeps the newest spans and says how many went', async () => {
    await store().append([batch(spans(30))]);
    expect(await store().prune(12)).toBe(18);
    expect((await store().spansAfter('local', 0, 100)).map(({ seq }) => seq)[0]).toBe(19);
    expect(await store().prune(12)).toBe(0);
  });

  it('never gives a number out again, even when everything was pruned', async () => {
    await store().append([batch(spans(3))]);
    expect(await store().prune(0)).toBe(3);
    await reopen();
    expect(await store().lastSeq()).toBe(3);
    const [appended] = await store().append([batch([span()])]);
    expect(appended?.stored[0]?.seq).toBe(4);
  });

  it('takes a pruned span again as a new one', async () => {
    const one = span();
    await store().append([batch([one])]);
    await store().prune(0);
    expect((await store().append([batch([one])]))[0]).toMatchObject({ duplicates: 0, stored: [{ seq: 2 }] });
  });

  it('comes to an end under a steady stream of spans', async () => {
    await store().append([batch(spans(50))]);
    const pruning = store().prune(10);
    for (let round = 0; round < 30; round += 1) await store().append([batch(spans(1))]);
    expect(await pruning).toBe(40);
    expect(await store().ledger('local')).toMatchObject({ received: 80, stored: 40, pruned: 40 });
  });

  it('removes no more when it is asked several times at once', async () => {
    await store().append([batch(spans(120))]);
    const removed = await Promise.all([100, 100, 100, 110].map((most) => store().prune(most)));
    expect(removed.reduce((all, one) => all + one)).toBe(20);
    expect(await store().ledger('local')).toMatchObject({ stored: 100, pruned: 20 });
  });

  it('lets appends through while it prunes', async () => {
    await store().append([batch(spans(50))]);
    const [removed] = await Promise.all([store().prune(10), store().append([batch(spans(5))])]);
    expect(await store().ledger('local')).toMatchObject({ received: 55, stored: 55 - removed, pruned: removed });
  });
}

function listsTraces(store: Access): void {
  it('lists the newest traces first, each with what is known of it', async () => {
    const root = span({ name: 'GET /home', kind: 'server', end: span().start + 90_000_000n });
    const { traceId, start } = root;
    const failed = { code: 'error', message: 'boom' } as const;
    const child = span({
      traceId,
      parentId: root.spanId,
      name: 'query',
      service: 'database',
      status: failed,
      start: start + 1n,
    });
    const orphan = span({ parentId: 'cccccccccccccccc', name: 'late' });
    await store().append([batch([child]), batch([orphan])]);
    await store().append([batch([root])]);
    const [first, second] = await store().recentTraces('local', 10);
    expect(first).toEqual({
      traceId, name: 'GET /home', service: 'backend-next', services: ['backend-next', 'database'],
      environments: ['bootcamp'], hasRoot: true,
      spans: 2, segments: 0, errors: 1, start, durationMs: 90, lastSeq: 3,
    }); // prettier-ignore
    expect(second).toMatchObject({ traceId: orphan.traceId, name: 'late', hasRoot: false, spans: 1, durationMs: 5 });
    expect(await store().recentTraces('local', 1)).toHaveLength(1);
  });

  it('reads a trace in the order in which its spans came, up to a limit', async () => {
    const { traceId } = span();
    await store().append([batch(spans(5, { traceId }))]);
    expect((await store().spansOfTrace('local', traceId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(await store().spansOfTrace('local', traceId, 2)).toHaveLength(2);
    expect(await store().spansOfTrace('local', 'f'.repeat(32))).toEqual([]);
  });
}

function listsColumns(store: Access, reopen: Reopen): void {
  const columnOf = async (name: string) => (await store().columns('local')).find((column) => column.name === name);

  it('lists the columns that really arrived, with type, count and samples', async () => {
    const attributes = {
      'app.result_length': { type: 'int', value: 3 },
      mixed: { type: 'bool', value: true },
    } as const;
    await store().append([
      batch([span({ attributes }), span({ attributes: { mixed: { type: 'string', value: 'x' } } })]),
    ]);
    await reopen();
    expect(await columnOf('app.result_length')).toEqual({
      name: 'app.result_length',
      type: 'integer',
      count: 1,
      samples: ['3'],
    });
    expect(await columnOf('mixed')).toEqual({
      name: 'mixed',
      type: 'mixed',
      count: 2,
      samples: expect.arrayContaining(['true', 'x']),
    });
    expect(await columnOf('service.name')).toMatchObject({ count: 2, samples: ['backend-next'] });
    expect(await columnOf('duration_ms')).toMatchObject({ type: 'float', count: 2 });
    expect(await columnOf('trace.parent_id')).toBeUndefined();
    expect(await store().columns('nobody')).toEqual([]);
  });

  it('stays small under a flood of names', async () => {
    for (let round = 0; round < 3; round += 1) {
      const flood = Array.from(
        { length: 1500 },
        (_, index) => [`k${round}-${index}`, { type: 'int', value: 1 }] as const,
      );
      await store().append([batch([span({ attributes: Object.fromEntries(flood) })])]);
    }
    expect((await store().columns('local')).length).toBeLessThan(2100);
  });
}

function keepsDocuments(store: Access, reopen: Reopen): void {
  it('keeps, replaces, lists and removes documents, across a restart', async () => {
    const body = { done: ['a'], 'it’s': `"; DROP TABLE documents; --`, nested: { at: null } };
    await store().put('local', 'progress', 'b', 1);
    await store().put('local', 'progress', 'b', body);
    await store().put('local', 'progress', 'a', 'first');
    await store().put('other', 'progress', 'b', 'theirs');
    await reopen();
    expect(await store().get('local', 'progress', 'b')).toEqual(body);
    expect(await store().list('local', 'progress')).toEqual([
      { id: 'a', body: 'first' },
      { id: 'b', body },
    ]);
    await store().remove('local', 'progress', 'b');
    expect(await store().get('local', 'progress', 'b')).toBeUndefined();
    expect(await store().get('other', 'progress', 'b')).toBe('theirs');
  });

  it('keeps documents when every span is pruned', async () => {
    await store().put('local', 'keys', 'k', { ok: true });
    await store().append([batch(spans(2))]);
    await store().prune(0);
    expect(await store().get('local', 'keys', 'k')).toEqual({ ok: true });
  });
}
