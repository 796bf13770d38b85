import { describe, expect, it } from 'vitest';
import type { RowsAsked } from '../query/evidence.ts';
import { groupOf } from '../query/group-of.ts';
import { parseQuery } from '../query/parse.ts';
import { planQuery } from '../query/plan.ts';
import type { Region } from '../query/region.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { Span } from '../telemetry/span.ts';
import { anyQuery, queryableSpans } from './random-queries.fixture.ts';
import { hostileTexts, seeded } from './random-spans.fixture.ts';
import { batch, integer, NOW, span, text } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './store-per-test.fixture.ts';

const at = (seconds: number): bigint => BigInt(NOW + seconds * 1000) * 1_000_000n;

function planOf(spec: QuerySpecInput) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW);
}

const rowsOf = (spec: QuerySpecInput, more: Partial<RowsAsked> = {}): RowsAsked => ({
  plan: planOf(spec), columns: ['name'], order: 'newest', limit: 200, offset: 0, ...more,
}); // prettier-ignore

const everything: Region = { column: 'duration_ms', low: 0, high: 1e12, from: NOW - 60_000, to: NOW };

/** A store shows the very rows and traces that its answers were made of. */
export function showsItsEvidence(under: StoreUnderTest): void {
  describe('what stands behind an answer', () => {
    const { store } = storePerTest(under);
    const fill = async (sent: Span[]): Promise<void> => void (await store().append([batch(sent)]));
    agreesWithTheAnswer(store, fill);
    tellsRows(store, fill);
    tellsTraces(store, fill);
  });
}

type Fill = (sent: Span[]) => Promise<void>;

async function allRows(store: Store, spec: QuerySpecInput) {
  const found = [];
  for (let offset = 0; ; offset += 40) {
    const { rows, more } = await store.matchingRows('local', rowsOf(spec, { limit: 40, offset, columns: [] }));
    found.push(...rows);
    if (!more) return found;
  }
}

function agreesWithTheAnswer(store: () => Store, fill: Fill): void {
  it.each([21, 22])('is as many rows, of the same traces, as were counted (seed %i)', async (seed) => {
    const random = seeded(seed);
    await fill(queryableSpans(random, 150));
    for (let round = 0; round < 40; round += 1) {
      const { filters, filter_combination, calculated_fields, time_range, start_time, end_time } = anyQuery(random);
      const spec = Object.fromEntries(Object.entries({ filters, filter_combination, calculated_fields, time_range, start_time, end_time }).filter(([, value]) => value !== undefined));
      const { matched } = await store().query('local', planOf(spec));
      const rows = await allRows(store(), spec);
      expect({ spec, rows: rows.length }).toEqual({ spec, rows: matched });
      const { traces, total } = await store().matchingTraces('local', { plan: planOf(spec), order: 'newest', limit: 200 });
      expect(total).toBe(new Set(rows.map(({ traceId }) => traceId)).size);
      for (const trace of traces) expect(trace.rows).toBe(rows.filter(({ traceId }) => traceId === trace.traceId).length);
    }
  }, 120_000); // prettier-ignore
}

function tellsRows(store: () => Store, fill: Fill): void {
  it('is told newest first, with any column, and with events and links as what they are', async () => {
    const events = [{ name: 'miss', time: at(-9), attributes: { key: text('k') } }];
    const links = [{ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceState: '', attributes: {} }];
    await fill([span({ name: 'GET', spanId: '1'.repeat(16), start: at(-10), end: at(-8), events, links, attributes: { n: integer(3), list: { type: 'array', value: [integer(1)] } } })]);
    const { rows } = await store().matchingRows('local', rowsOf({}, { columns: ['name', 'n', 'key', 'list', 'parent.n', 'duration_ms'] }));
    const told = rows.map(({ kind, spanId, time, data }) => [kind, spanId, time, Object.values(data)]);
    expect(told).toEqual([
      ['event', '1'.repeat(16), String(at(-9)), ['miss', null, 'k', null, 3, null]],
      ['span', '1'.repeat(16), String(at(-10)), ['GET', 3, null, '[1]', null, 2000]],
      ['link', '1'.repeat(16), String(at(-10)), [null, null, null, null, 3, null]],
    ]);
  }); // prettier-ignore

  it('is of a region alone, though the query’s own conditions are joined by OR', async () => {
    await fill([1, 5, 9].map((n) => span({ name: `${n}`, start: at(-30), attributes: { n: integer(n) } })));
    const filters = [1, 5, 9].map((value) => ({ column: 'n', op: '=' as const, value }));
    const asked = { ...rowsOf({ filters, filter_combination: 'OR' }), region: { ...everything, column: 'n', low: 1, high: 9 } };
    expect((await store().matchingRows('local', asked)).rows.map(({ data }) => data['name'])).toEqual(['5', '1']);
    expect((await store().matchingTraces('local', { plan: asked.plan, region: asked.region, order: 'slowest', limit: 9 })).total).toBe(2);
  }); // prettier-ignore

  it('is of one group alone, whatever the group is made of', async () => {
    const random = seeded(23);
    await fill(queryableSpans(random, 120));
    for (let round = 0; round < 20; round += 1) {
      const { filters, filter_combination, calculated_fields, breakdowns } = anyQuery(random);
      const clauses = { filters, filter_combination, calculated_fields, breakdowns };
      const spec: QuerySpecInput = Object.fromEntries(Object.entries(clauses).filter(([, value]) => value !== undefined));
      const { results } = await store().query('local', planOf(spec));
      for (const { data } of results.filter((row) => row.data.COUNT !== 0).slice(0, 3)) {
        const group = groupOf(spec.breakdowns ?? [], data);
        const { total, traces } = await store().matchingTraces('local', { plan: planOf({ ...spec, usage_mode: true }), group, order: 'newest', limit: 200 });
        const { rows } = await store().matchingRows('local', rowsOf(spec, { group }));
        const counted = await store().query('local', planOf({ ...spec, usage_mode: true, limit: 1000 }));
        const own = counted.results.find((row) => JSON.stringify(groupOf(spec.breakdowns ?? [], row.data)) === JSON.stringify(group));
        expect({ spec, group, rows: rows.length, total }).toEqual({ spec, group, rows: own?.data.COUNT, total: new Set(rows.map(({ traceId }) => traceId)).size });
        expect(traces.reduce((sum, trace) => sum + trace.rows, 0)).toBe(rows.length);
      }
    }
  }, 120_000); // prettier-ignore

  it('goes on where a page ended, whatever came since', async () => {
    await fill([span({ name: 'a', start: at(-3) }), span({ name: 'b', start: at(-2) })]);
    const first = await store().matchingRows('local', rowsOf({}, { limit: 1 }));
    expect(first).toMatchObject({ rows: [{ data: { name: 'b' } }], more: true });
    await fill([span({ name: 'c', start: at(-1) })]);
    const second = await store().matchingRows('local', rowsOf({}, { limit: 1, offset: 1, upTo: first.upTo }));
    expect(second).toMatchObject({ rows: [{ data: { name: 'a' } }], more: false });
  });

  it('bears any name and any value, and cuts what is very long', async () => {
    const long = 'x'.repeat(65_536);
    const columns = hostileTexts.filter((name) => name !== '' && name.length <= 200).slice(0, 25);
    const attributes = Object.fromEntries(columns.map((name) => [name, text(`<b>${name}</b>`)]));
    await fill([span({ name: long, attributes: { ...attributes, long: text(long) } })]);
    const { rows } = await store().matchingRows('local', rowsOf({}, { columns: [...columns, 'name', 'long'] }));
    for (const name of columns) expect(rows[0]?.data[name]).toBe(`<b>${name}</b>`);
    expect([rows[0]?.data['name'], rows[0]?.data['long']]).toEqual([`${long.slice(0, 4096)}…`, `${long.slice(0, 4096)}…`]);
  }); // prettier-ignore
}

const part = (traceId: string, spanId: string, more: Parameters<typeof span>[0]): Span =>
  span({ traceId: traceId.repeat(32), spanId: spanId.repeat(16), ...more });

function tellsTraces(store: () => Store, fill: Fill): void {
  it('is traces as wholes: the slowest or the newest first, each with its first row’s span', async () => {
    await fill([
      part('a', '1', { name: 'slow', start: at(-50), end: at(-40) }),
      part('a', '2', { name: 'hit', parentId: '1'.repeat(16), service: 'database', start: at(-49), end: at(-48), status: { code: 'error', message: '' } }),
      part('a', '3', { name: 'hit', parentId: '1'.repeat(16), service: 'database', start: at(-47), end: at(-46) }),
      part('b', '4', { name: 'quick', start: at(-5), end: at(-4) }),
      part('b', '5', { name: 'hit', parentId: '4'.repeat(16), service: 'database', start: at(-5), end: at(-4) }),
      part('c', '6', { name: 'other', start: at(-3), end: at(-2) }),
    ]);
    const asked = { plan: planOf({ filters: [{ column: 'name', op: '=', value: 'hit' }] }), limit: 10 };
    const slowest = await store().matchingTraces('local', { ...asked, order: 'slowest' });
    expect(slowest.total).toBe(2);
    expect(slowest.traces[0]).toEqual({ traceId: 'a'.repeat(32), name: 'slow', service: 'backend-next', hasRoot: true, services: ['backend-next', 'database'], rows: 2, firstSpan: '2'.repeat(16), spans: 3, errors: 1, start: String(at(-50)), durationMs: 10_000 });
    const newest = await store().matchingTraces('local', { ...asked, order: 'newest', limit: 1 });
    expect(newest).toMatchObject({ traces: [{ name: 'quick' }], total: 2 });
    expect(await store().matchingTraces('nobody', { ...asked, order: 'newest' })).toEqual({ traces: [], total: 0 });
  }); // prettier-ignore
}
