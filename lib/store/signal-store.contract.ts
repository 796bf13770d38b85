import { describe, expect, it } from 'vitest';
import type { SignalFilter } from '../telemetry/signal-query.ts';
import { seeded } from './random-spans.fixture.ts';
import { anySignal, at, error, log, NOW_NS, segment, signalBatch } from './signals.fixture.ts';
import { batch, NOW, problem, span, spans } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './store-per-test.fixture.ts';

/** What every store promises of what it keeps beside spans. */
export function keepsSignals(under: StoreUnderTest): void {
  describe('a signal store', () => {
    const { store, reopen } = storePerTest(under);
    givesBack(store, reopen);
    finds(store);
    sumsUpPlaces(store);
    accountsForSignals(store, reopen);
    removesSignals(store, reopen);
    listsSegmentTraces(store);
  });
}

type Access = () => Store;
type Reopen = () => Promise<void>;

function givesBack(store: Access, reopen: Reopen): void {
  it.each([1, 2, 3, 4])('gives back every field and value exactly as it came (seed %i)', async (seed) => {
    const random = seeded(seed);
    const sent = Array.from({ length: 80 }, () => anySignal(random));
    const [appended] = await store().append([signalBatch(sent)]);
    await reopen();
    const read = await store().signals('local', { order: 'stored' });
    expect(read).toEqual(appended?.signals);
    for (const [index, one] of read.entries()) expect(one).toEqual({ ...head(index + 1), ...sent[index] });
    expect(read).toHaveLength(80);
  });

  it('numbers signals and spans by one counter, a delivery’s spans first', async () => {
    await store().append([batch(spans(2), { signals: [log(), segment()] }), signalBatch([error()])]);
    await store().append([batch([span()])]);
    expect((await store().signals('local', { order: 'stored' })).map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect((await store().spansAfter('local', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 6]);
    expect(await store().lastSeq()).toBe(6);
    await reopen();
    expect((await store().append([signalBatch([log()])]))[0]?.signals[0]?.seq).toBe(7);
  });

  it('keeps what is said twice twice', async () => {
    const twice = log();
    await store().append([signalBatch([twice, twice])]);
    await store().append([signalBatch([twice])]);
    expect(await store().signals('local', {})).toHaveLength(3);
  });

  it('shows a workspace its own signals alone', async () => {
    await store().append([signalBatch([log()]), signalBatch([log(), error()], { workspace: 'other' })]);
    expect(await store().signals('local', {})).toHaveLength(1);
    expect(await store().signals('other', {})).toHaveLength(2);
    expect(await store().places('local', {})).toHaveLength(1);
    expect(await store().signals('nobody', {})).toEqual([]);
  });
}

const head = (seq: number) => ({ seq, workspace: 'local', environment: 'bootcamp', receivedAt: NOW });

/** What a filter finds, each as the name of its event, its segment or its error. */
async function found(store: Store, filter: SignalFilter): Promise<string[]> {
  return (await store.signals('local', filter)).map((one) => {
    if (one.signal === 'log') return one.log.eventName;
    return one.signal === 'segment' ? one.segment.name : one.error.title;
  });
}

function finds(store: Access): void {
  const TRACE = 'a'.repeat(32);
  const fill = () =>
    store().append([
      signalBatch([
        log({ eventName: 'late', time: at(9), traceId: TRACE, stream: 'two' }),
        log({ eventName: 'early', time: at(1), group: 'other' }),
        segment({ name: 'front', start: at(5), traceId: TRACE }),
        error({ title: 'boom', time: at(5), traceId: 'b'.repeat(32), fingerprint: 'fp' }),
        log({ eventName: 'timeless', time: null, observedTime: null }),
      ]),
    ]);

  it.each<[string, SignalFilter, string[]]>([
    ['all, oldest first', {}, ['timeless', 'early', 'front', 'boom', 'late']],
    ['newest first', { order: 'newest' }, ['late', 'boom', 'front', 'early', 'timeless']],
    ['as they were stored', { order: 'stored' }, ['late', 'early', 'front', 'boom', 'timeless']],
    ['of one kind', { signal: 'log' }, ['timeless', 'early', 'late']],
    ['of a trace', { traceIds: [TRACE] }, ['front', 'late']],
    ['of several traces', { traceIds: [TRACE, 'b'.repeat(32)] }, ['front', 'boom', 'late']],
    ['of no trace that is named', { traceIds: [] }, []],
    ['that name no trace', { untraced: true }, ['timeless', 'early']],
    ['of a place', { place: 'cruddur' }, ['timeless', 'late']],
    ['of an error’s fingerprint', { signal: 'error', place: 'fp' }, ['boom']],
    ['of a stream', { streams: ['two'] }, ['late']],
    ['of several streams', { signal: 'log', streams: ['two', 'one'] }, ['timeless', 'early', 'late']],
    ['of a time, its end not in it', { from: at(1), to: at(5) }, ['early']],
    ['from a time on', { from: at(5) }, ['front', 'boom', 'late']],
    ['no more than are asked for', { limit: 2 }, ['timeless', 'early']],
    ['the newest of them', { limit: 2, order: 'newest' }, ['late', 'boom']],
    ['one at least, however few bytes are asked for', { mostBytes: 1, order: 'newest' }, ['late']],
    ['the same where bytes are asked for in plenty', { limit: 2, mostBytes: 1e9, order: 'newest' }, ['late', 'boom']],
    ['beyond a place', { beyond: { time: at(5), seq: 3 } }, ['boom', 'late']],
    ['beyond it backwards', { order: 'newest', beyond: { time: at(5), seq: 4 } }, ['front', 'early', 'timeless']],
    ['beyond a number', { order: 'stored', beyond: { time: 0n, seq: 3 } }, ['boom', 'timeless']],
    ['received since', { receivedFrom: NOW + 1 }, []],
    ['received at the moment', { receivedFrom: NOW, limit: 1 }, ['timeless']],
    ['hostile words as mere words', { place: `' OR '1'='1` }, []],
  ])('finds signals: %s', async (_, filter, names) => {
    await fill();
    expect(await found(store(), filter)).toEqual(names);
  });

  it('counts all that a log record holds against the bytes that are asked for', async () => {
    const value = { type: 'string', value: 'x'.repeat(60_000) } as const;
    await store().append([signalBatch([log({ attributes: { large: value } }), log(), log()])]);
    const { signals, more } = await store().signalPage('local', { order: 'stored', mostBytes: 50_000 });
    expect([signals.length, more?.seq]).toEqual([1, 1]);
  });

  it.each<[string, SignalFilter]>([
    ['a number', { limit: 2 }],
    ['bytes', { mostBytes: 1 }],
    ['either, backwards', { order: 'newest', limit: 3, mostBytes: 20 }],
    ['bytes, as they were stored', { order: 'stored', mostBytes: 1 }],
  ])('says where the rest begins of what was cut by %s, and of nothing that is whole', async (_, filter) => {
    await fill();
    const seen: number[] = [];
    let page = await store().signalPage('local', filter);
    for (; ; page = await store().signalPage('local', { ...filter, ...(page.more && { beyond: page.more }) })) {
      seen.push(...page.signals.map(({ seq }) => seq));
      if (page.more === null) break;
    }
    const all = await store().signalPage('local', { ...(filter.order && { order: filter.order }), limit: 5 });
    expect(seen).toEqual(all.signals.map(({ seq }) => seq));
    expect(all.more).toBeNull();
    expect(await store().signalPage('nobody', filter)).toEqual({ signals: [], more: null });
  });

  it('reads on where it left off, through many of one moment and through times no column holds', async () => {
    const same = Array.from({ length: 40 }, (_, nth) => log({ eventName: `${nth}`, time: nth < 20 ? at(3) : 2n ** 63n }));
    await store().append([signalBatch(same)]);
    const seen: string[] = [];
    let beyond: SignalFilter['beyond'];
    for (let page = 0; page < 9; page += 1) {
      const read = await store().signals('local', { limit: 7, ...(beyond && { beyond }) });
      for (const one of read) if (one.signal === 'log') {
        seen.push(one.log.eventName);
        beyond = { time: one.log.time ?? NOW_NS, seq: one.seq };
      }
    }
    expect(seen).toEqual(same.map((_, nth) => `${nth}`));
  }); // prettier-ignore
}

const text = (value: string) => ({ body: { type: 'string', value } }) as const;

function sumsUpPlaces(store: Access): void {
  it('sums up each stream, those first that got something last', async () => {
    await store().append([
      signalBatch([log({ ...text('é'), time: at(2) }), log({ ...text('abc'), time: at(1) }), segment()]),
      signalBatch([log({ stream: 'two' })], { receivedAt: NOW + 5 }),
    ]);
    const [first, , third] = await store().places('local', {});
    expect(first).toMatchObject({ signal: 'log', stream: 'two', count: 1, lastReceivedAt: NOW + 5, lastSeq: 4 });
    expect(third).toEqual({
      signal: 'log', place: 'cruddur', stream: 'one', count: 2, bytes: 5, firstTime: at(1), lastTime: at(2),
      lastReceivedAt: NOW, lastSeq: 2,
    }); // prettier-ignore
    expect(await store().places('local', { signal: 'segment' })).toMatchObject([{ place: 'backend', stream: '' }]);
    expect(await store().places('local', { place: 'nowhere' })).toEqual([]);
  });
}

const nothing = { received: 0, inFlight: 0, stored: 0, refused: 0, pruned: 0 };

function accountsForSignals(store: Access, reopen: Reopen): void {
  it('accounts for every signal by its kind, and leaves the spans’ ledger alone', async () => {
    const refused = [problem('a/b'), problem('a/b')];
    await store().append([signalBatch([log(), log(), segment()], { refused, refusedAs: 'log' })]);
    await store().append([batch([span()]), signalBatch([], { refused: [problem('c/d')], refusedAs: 'error' })]);
    await store().pruneSignals(2);
    const expected = {
      log: { received: 4, inFlight: 0, stored: 1, refused: 2, pruned: 1 },
      segment: { received: 1, inFlight: 0, stored: 1, refused: 0, pruned: 0 },
      error: { ...nothing, received: 1, refused: 1 },
    };
    expect(await store().signalLedger('local')).toEqual(expected);
    await reopen();
    expect(await store().signalLedger('local')).toEqual(expected);
    expect(await store().ledger('local')).toEqual({ ...nothing, received: 1, stored: 1, duplicate: 0 });
    expect(await store().signalLedger('nobody')).toEqual({ log: nothing, segment: nothing, error: nothing });
    expect((await store().refusals('local')).map(({ code, count }) => [code, count])).toEqual([['a/b', 2], ['c/d', 1]]); // prettier-ignore
  });

  it('accounts for what was refused of spans and of signals that came together, each by its kind', async () => {
    const refusedBeside = { as: 'log', problems: [problem('c/d'), problem('c/d')] } as const;
    await store().append([batch([span()], { signals: [log()], refused: [problem('a/b')], refusedBeside })]);
    expect(await store().ledger('local')).toEqual({ ...nothing, received: 2, stored: 1, refused: 1, duplicate: 0 });
    expect((await store().signalLedger('local')).log).toEqual({ ...nothing, received: 3, stored: 1, refused: 2 });
    expect((await store().refusals('local')).map(({ code, count }) => [code, count])).toEqual([['c/d', 2], ['a/b', 1]]); // prettier-ignore
  });

  it('adds up while a batch is still in flight', async () => {
    const pending = store().append([signalBatch([log(), error()], { refused: [problem('a/b')], refusedAs: 'log' })]);
    const { log: logs, error: errors } = await store().signalLedger('local');
    expect([logs, errors]).toEqual([{ ...nothing, received: 2, inFlight: 2 }, { ...nothing, received: 1, inFlight: 1 }]); // prettier-ignore
    await pending;
  });
}

function removesSignals(store: Access, reopen: Reopen): void {
  it('keeps the newest signals and every span, and prunes spans without a look at signals', async () => {
    await store().append([batch(spans(3), { signals: [log(), segment(), error()] })]);
    await store().append([batch(spans(3), { signals: [log({ eventName: 'last' })] })]);
    expect(await store().pruneSignals(1)).toBe(3);
    expect(await found(store(), {})).toEqual(['last']);
    expect(await store().spansAfter('local', 0, 100)).toHaveLength(6);
    expect(await store().prune(2)).toBe(4);
    expect((await store().spansAfter('local', 0, 100)).map(({ seq }) => seq)).toEqual([8, 9]);
    expect(await found(store(), {})).toEqual(['last']);
    await reopen();
    expect(await store().lastSeq()).toBe(10);
  });

  it('removes what is named and no more, and counts it as pruned', async () => {
    await store().append([
      signalBatch([log({ time: at(1) }), log({ time: at(2) }), log({ group: 'kept' })]),
      signalBatch([log({ time: at(1) })], { workspace: 'other' }),
    ]);
    expect(await store().removeSignals('local', { signal: 'log', place: 'cruddur', to: at(2) })).toBe(1);
    expect(await store().removeSignals('local', { place: 'cruddur' })).toBe(1);
    expect(await store().removeSignals('local', { place: 'cruddur' })).toBe(0);
    expect(await store().signals('local', {})).toHaveLength(1);
    expect(await store().signals('other', {})).toHaveLength(1);
    expect((await store().signalLedger('local')).log).toMatchObject({ received: 3, stored: 1, pruned: 2 });
  });

  it('removes all that is named, however many they are, and with a limit the first so many', async () => {
    const many = Array.from({ length: 1500 }, (_, nth) => log({ eventName: `${nth}`, time: at(nth) }));
    await store().append([signalBatch(many)]);
    expect(await store().removeSignals('local', { place: 'cruddur', order: 'newest', limit: 2 })).toBe(2);
    expect(await found(store(), { order: 'newest', limit: 1 })).toEqual(['1497']);
    expect(await store().removeSignals('local', { signal: 'log' })).toBe(1498);
  });

  it('purges a workspace’s signals with everything else of it', async () => {
    await store().append([batch([span()], { workspace: 'ada', signals: [log(), segment()] }), signalBatch([log()])]);
    expect(await store().purge('ada')).toBe(3);
    expect(await store().signals('ada', {})).toEqual([]);
    expect(await store().places('ada', {})).toEqual([]);
    expect((await store().signalLedger('ada')).segment).toEqual({ ...nothing, received: 1, pruned: 1 });
    expect(await store().signals('local', {})).toHaveLength(1);
    await reopen();
    expect((await store().signalLedger('ada')).log).toEqual({ ...nothing, received: 1, pruned: 1 });
    expect(await store().lastSeq()).toBe(4);
  });
}

function listsSegmentTraces(store: Access): void {
  const TRACE = 'c'.repeat(32);

  it('lists a trace that holds segments alone by the name of the first', async () => {
    const part = { traceId: TRACE, parentId: 'd'.repeat(16) };
    await store().append([
      signalBatch([
        segment({ ...part, name: 'database', kind: 'subsegment', start: at(1), end: at(3), document: { fault: true } }),
        segment({ traceId: TRACE, name: 'backend', start: at(0), end: null }),
      ]),
    ]);
    const [line] = await store().recentTraces('local', 5);
    expect(line).toEqual({
      traceId: TRACE, name: 'backend', service: 'backend', services: ['backend'], environments: ['bootcamp'], hasRoot: true, spans: 0,
      segments: 2, errors: 1, start: at(0), durationMs: 3000, lastSeq: 2,
    }); // prettier-ignore
  });

  it('lists a trace of both once, by its spans, and the newest of all first', async () => {
    const both = span({ name: 'GET /home' });
    await store().append([batch([both, span()], { signals: [segment()] })]);
    await store().append([signalBatch([segment({ traceId: both.traceId, name: 'other' }), log({ traceId: TRACE })])]);
    const lines = await store().recentTraces('local', 5);
    expect(lines.map(({ name, spans: some, segments, lastSeq }) => [name, some, segments, lastSeq])).toEqual([
      ['GET /home', 1, 1, 4],
      ['backend', 0, 1, 3],
      ['http-handler', 1, 0, 2],
    ]);
    expect(await store().recentTraces('local', 1)).toHaveLength(1);
  });

  it('names the services that sent segments alone beside those that sent spans, and no part of either', async () => {
    const { traceId } = span();
    const segments = [
      segment({ traceId, name: 'worker', parentId: 'd'.repeat(16) }),
      segment({ traceId, name: 'mock-data', kind: 'subsegment', parentId: 'd'.repeat(16) }),
      segment({ traceId, name: 'backend-next' }),
    ];
    await store().append([batch([span({ traceId })], { signals: segments })]);
    const [line] = await store().recentTraces('local', 5);
    expect(line?.services).toEqual(['backend-next', 'worker']);
  });

  it('tells when a workspace’s newest signal was received', async () => {
    await store().append([batch([span()]), signalBatch([log()], { receivedAt: NOW + 9 })]);
    expect(await store().lastArrivals()).toEqual({ local: NOW + 9 });
  });

  it('gives the newest spans of a workspace, whatever came between them', async () => {
    await store().append([batch(spans(3), { signals: [log(), log()] }), batch(spans(50), { workspace: 'other' })]);
    expect((await store().newestSpans('local', 2)).map(({ seq }) => seq)).toEqual([2, 3]);
  });
}
