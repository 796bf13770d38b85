import { describe, expect, it } from 'vitest';
import { anySpan, seeded } from './random-spans.fixture.ts';
import { anySignal, at, error, log, segment, signalBatch } from './signals.fixture.ts';
import { batch, integer, NOW, span, spans, text } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './store-per-test.fixture.ts';

/** What every store promises of its counts of what was sent. */
export function countsUsage(under: StoreUnderTest): void {
  describe('a store that counts usage', () => {
    const { store, reopen } = storePerTest(under);
    countsSpans(store);
    countsSignals(store);
    saysHowFarBack(store, reopen);
    weighsAttributes(store);
    survivesHostility(store);
  });
}

type Access = () => Store;
const always = { from: NOW - 1000, to: NOW + 1000 };
const event = (attributes = {}) => ({ name: 'e', time: at(0), attributes });
const link = (attributes = {}) => ({ traceId: 'f'.repeat(32), spanId: 'f'.repeat(16), traceState: '', attributes });

function countsSpans(store: Access): void {
  it('counts nothing of files that were brought in: nobody sent it', async () => {
    await store().append([batch([span()]), batch(spans(3), { environment: 'imported' })]);
    expect((await store().usage('local', always)).spans).toMatchObject({ spans: 1, traces: 1 });
  });

  it('counts spans, their events, their links and their traces, and by name', async () => {
    const traceId = 'c'.repeat(32);
    await store().append([
      batch([
        span({ traceId, name: 'home', events: [event(), event()], links: [link()] }),
        span({ traceId, name: 'query' }),
        span({ name: 'query', service: 'other', events: [event()] }),
        span({ name: 'query' }),
      ]),
    ]);
    expect((await store().usage('local', always)).spans).toEqual({
      spans: 4, events: 3, links: 1, traces: 3,
      names: { of: 3, largest: [
        { service: 'backend-next', name: 'home', spans: 1, events: 2, links: 1 },
        { service: 'backend-next', name: 'query', spans: 2, events: 0, links: 0 },
        { service: 'other', name: 'query', spans: 1, events: 1, links: 0 },
      ] },
    }); // prettier-ignore
  });

  it('counts what was received in the window, its end not in it, in one workspace', async () => {
    const receivedAt = [NOW - 1, NOW, NOW + 4, NOW + 5];
    await store().append(receivedAt.map((time) => batch([span()], { receivedAt: time })));
    await store().append([batch(spans(3), { workspace: 'other' })]);
    expect((await store().usage('local', { from: NOW, to: NOW + 5 })).spans.spans).toBe(2);
    expect((await store().usage('nobody', always)).spans).toMatchObject({ spans: 0, names: { largest: [], of: 0 } });
  });

  it('names the twenty of most events, and says how many there are', async () => {
    await store().append([batch(Array.from({ length: 30 }, (_, nth) => span({ name: `span ${nth}` })))]);
    const { names, spans: count } = (await store().usage('local', always)).spans;
    expect([names.largest.length, names.of, count]).toEqual([20, 30, 30]);
  });
}

function countsSignals(store: Access): void {
  it('counts log lines and the bytes of their messages, by group and severity', async () => {
    await store().append([
      signalBatch([
        log({ body: text('größe'), severityNumber: 5 }),
        log({ body: text('four'), severityNumber: 5 }),
        log({ body: text('twelve bytes'), group: 'api' }),
        log({ body: null, group: 'api' }),
      ]),
    ]);
    expect((await store().usage('local', always)).logs).toEqual({
      lines: 4, bytes: 23,
      groups: { of: 2, largest: [
        { group: 'api', severity: 9, lines: 2, bytes: 12 },
        { group: 'cruddur', severity: 5, lines: 2, bytes: 11 },
      ] },
    }); // prettier-ignore
  });

  it('counts segments by document, by trace and by the second that a trace begins in', async () => {
    const traceId = 'd'.repeat(32);
    await store().append([
      signalBatch([
        segment({ traceId }),
        segment({ traceId, start: at(3) }),
        segment({ start: at(0) + 999_999_999n }),
        segment({ start: at(1) }),
      ]),
    ]);
    expect((await store().usage('local', always)).segments).toEqual({ documents: 4, traces: 3, seconds: 2 });
  });

  it('counts occurrences by item, each under its latest title', async () => {
    await store().append([
      signalBatch([error({ fingerprint: 'a', title: 'Old' }), error({ fingerprint: 'b', title: 'B' })]),
    ]);
    await store().append([signalBatch([error({ fingerprint: 'a', title: 'New "one" \\ \u{1f9f5}' })])]);
    expect((await store().usage('local', always)).errors).toEqual({
      occurrences: 3,
      items: { of: 2, largest: [
        { fingerprint: 'a', title: 'New "one" \\ \u{1f9f5}', occurrences: 2 },
        { fingerprint: 'b', title: 'B', occurrences: 1 },
      ] },
    }); // prettier-ignore
  });
}

function saysHowFarBack(store: Access, reopen: () => Promise<void>): void {
  it('says since when it holds anything, and how much is gone', async () => {
    await store().append([batch(spans(2), { receivedAt: NOW - 9 }), batch(spans(2), { receivedAt: NOW })]);
    await store().append([signalBatch([log(), error()])]);
    await store().prune(2);
    await store().removeSignals('local', { signal: 'error' });
    await reopen();
    expect((await store().usage('local', always)).held).toEqual({
      spans: { since: NOW, removed: 2 },
      signals: { since: NOW, removed: 1 },
    });
    expect((await store().usage('nobody', always)).held).toMatchObject({ spans: { since: null, removed: 0 } });
  });
}

const rareOrUsual = (nth: number) =>
  span({ attributes: nth % 4 === 0 ? { rare: integer(nth) } : { usual: integer(nth) } });
const largeSpan = () => span({ attributes: { large: text('x'.repeat(1024 * 1024)) } });
const tiny = { attributes: { a: text('x') }, schemaUrl: '' };

function weighsAttributes(store: Access): void {
  it('adds up each attribute wherever it stands: key and value as JSON, and how many different values it has', async () => {
    await store().append([
      batch([
        span({
          resource: tiny,
          attributes: { id: integer(1), agent: text('Mozilla') },
          events: [event({ id: integer(7) })],
        }),
        span({
          resource: tiny,
          attributes: { id: integer(20), agent: text('Mozilla') },
          links: [link({ why: text('q') })],
        }),
      ]),
    ]);
    const { attributes, ...rest } = await store().attributeSizes('local', always);
    expect(attributes).toEqual({ of: 5, largest: [
      { place: 'span', key: 'agent', count: 2, bytes: 36, distinct: 1 },
      { place: 'resource', key: 'a', count: 2, bytes: 16, distinct: 1 },
      { place: 'span', key: 'id', count: 2, bytes: 15, distinct: 2 },
      { place: 'link', key: 'why', count: 1, bytes: 10, distinct: 1 },
      { place: 'event', key: 'id', count: 1, bytes: 7, distinct: 1 },
    ] }); // prettier-ignore
    expect(rest).toMatchObject({ spans: 2, lookedAt: 2 });
    const listed = attributes.largest.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(rest.bytes).toBeGreaterThan(listed);
  });

  it('looks at a fair draw where there are many spans, and says so', async () => {
    await store().append([batch(Array.from({ length: 24_000 }, (_, nth) => rareOrUsual(nth)))]);
    const { spans: all, lookedAt, attributes } = await store().attributeSizes('local', always);
    expect([all, lookedAt]).toEqual([24_000, 10_000]);
    const rare = attributes.largest.find(({ key }) => key === 'rare');
    // Five standard deviations of a draw of 10,000 at a quarter.
    expect(Math.abs((rare?.count ?? 0) - 2500)).toBeLessThan(217);
  });

  it('looks at no more bytes than it has room for', async () => {
    await store().append([batch(Array.from({ length: 40 }, largeSpan))]);
    const { spans: all, lookedAt } = await store().attributeSizes('local', always);
    expect([all, lookedAt]).toEqual([40, 32]);
  });

  it('has nothing to say of no spans, and of spans without attributes', async () => {
    expect(await store().attributeSizes('local', always)).toEqual({ spans: 0, lookedAt: 0, bytes: 0, attributes: { largest: [], of: 0 } });
    await store().append([batch([span({ resource: { attributes: {}, schemaUrl: '' } })])]);
    expect(await store().attributeSizes('local', always)).toMatchObject({ lookedAt: 1, attributes: { largest: [], of: 0 } });
  }); // prettier-ignore
}

function survivesHostility(store: Access): void {
  it.each([1, 2, 3])('counts whatever a hostile sender could make (seed %i)', async (seed) => {
    const random = seeded(seed);
    const hostile = Array.from({ length: 60 }, () => anySpan(random));
    await store().append([batch(hostile, { signals: Array.from({ length: 60 }, () => anySignal(random)) })]);
    const { spans: counted, logs, segments, errors } = await store().usage('local', always);
    const sum = (of: 'events' | 'links') => hostile.reduce((all, each) => all + each[of].length, 0);
    expect(counted).toMatchObject({ events: sum('events'), links: sum('links') });
    expect(logs.lines + segments.documents + errors.occurrences).toBe(60);
    expect((await store().attributeSizes('local', always)).lookedAt).toBe(counted.spans);
  });
}
