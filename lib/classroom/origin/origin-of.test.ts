import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupKey } from '../../origin/group-key.ts';
import type { Origin } from '../../origin/origin.ts';
import { evaluateQuery } from '../../query/evaluate.ts';
import { parseQuery } from '../../query/parse.ts';
import { planQuery } from '../../query/plan.ts';
import type { QuerySpec, QuerySpecInput } from '../../query/spec.ts';
import { openDuckDbStore, type EmbeddedStore } from '../../store/duckdb/open.ts';
import { anyQuery, queryableSpans, sampled } from '../../store/random-queries.fixture.ts';
import { seeded } from '../../store/random-spans.fixture.ts';
import { batch, integer, NOW, span, text } from '../../store/spans.fixture.ts';
import type { StoredSpan } from '../../telemetry/span.ts';
import { originOfResult, originOfSpan, type OriginEngine } from './origin-of.ts';

let folder = '';
let store: EmbeddedStore;
let engine: OriginEngine;
let stored: StoredSpan[];

const start = (seconds: number): bigint => BigInt(NOW - seconds * 1000) * 1_000_000n;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'origin-'));
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
  engine = {
    arrivedBody: async () => ({ kind: 'gone', why: 'off', head: null }),
    query: (...asked) => store.query(...asked),
    groupRows: (...asked) => store.groupRows(...asked),
    valueFacts: (...asked) => store.valueFacts(...asked),
    statements: (...asked) => store.statements(...asked),
    spanOf: (...asked) => store.spanOf(...asked),
    spansAfter: (...asked) => store.spansAfter(...asked),
    spansOfTrace: (...asked) => store.spansOfTrace(...asked),
  };
  const random = seeded(7);
  const appended = await store.append([batch(queryableSpans(random, 120).map((one) => sampled(random, one)))]);
  stored = appended[0]?.stored ?? [];
  const plain = Array.from({ length: 10 }, (_, nth) =>
    span({ name: 'plain', start: start(10), end: start(10) + BigInt(nth + 1) * 1_000_000n, attributes: { n: integer(nth), password: text('opensesame-1') } }),
  ); // prettier-ignore
  await store.append([batch(plain, { workspace: 'ada' })]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const ask = (query: QuerySpecInput, more: object = {}, workspace = 'ada') =>
  originOfResult(engine, workspace, { query, dataset: '__all__', nth: 0, ...more }, NOW);

async function told(query: QuerySpecInput, more: object = {}): Promise<Origin> {
  const found = await ask(query, more);
  if (!('ok' in found)) throw new Error(JSON.stringify(found.problems));
  return found.ok;
}

const partOf = ({ query }: Origin, key: string) => query?.parts.find((part) => part.key === key);

/** How many rows each group has, by the definition. */
function countsByDefinition(spec: QuerySpec): Map<string, unknown> {
  const counting = { ...spec, havings: [], usage_mode: true, calculations: [{ op: 'COUNT' as const }], orders: [] };
  const { results } = evaluateQuery(planQuery(counting, NOW, undefined, { limit: 10_000 }), stored);
  return new Map(results.map(({ data }) => [groupKey(spec.breakdowns, data), data.COUNT]));
}

interface Compared {
  query: QuerySpecInput;
  counted: unknown;
  passes: boolean;
}

/** The first groups of a query: how many rows each has, and whether the row that is shown passes its WHERE. */
async function groupsOf(query: QuerySpecInput): Promise<{ told: Compared[]; defined: Compared[] }> {
  const parsed = parseQuery(query);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.ok;
  const counts = countsByDefinition(spec);
  const { results } = await store.query('local', planQuery(spec, NOW));
  const groups = results.slice(0, 4).map(({ data }) => groupKey(spec.breakdowns, data));
  const filled = groups.filter((one) => counts.get(one) !== 0);
  const rows: Compared[] = [];
  for (const group of filled) {
    const found = await ask(query, { group }, 'local');
    const row = 'ok' in found ? found.ok.query : null;
    const held = row?.steps.flatMap(({ clause, holds }) => (clause === 'WHERE' ? [holds === true] : [])) ?? [false];
    const passes = spec.filter_combination === 'AND' ? held.every(Boolean) : held.length === 0 || held.some(Boolean);
    rows.push({ query, counted: row?.sample.matched, passes });
  }
  return { told: rows, defined: filled.map((group) => ({ query, counted: counts.get(group), passes: true })) };
}

describe('how a result came about', () => {
  it('names rows that the definition counts in each group, for random queries', async () => {
    const random = seeded(91);
    for (let nth = 0; nth < 25; nth += 1) {
      const { told: rows, defined } = await groupsOf(anyQuery(random));
      expect(rows).toEqual(defined);
    }
  }, 120_000);

  it('says by which place a row is in a percentile, and goes to the nearest', async () => {
    const query: QuerySpecInput = { calculations: [{ op: 'P50', column: 'duration_ms' }, { op: 'MAX', column: 'duration_ms' }], time_range: 60 };
    const nearest = await told(query, { near: 'P50(duration_ms)' });
    expect(partOf(nearest, 'P50(duration_ms)')?.how).toMatch(/place [56] of 10.*read at place 5\.5/);
    const largest = await told(query, { near: 'MAX(duration_ms)' });
    expect(partOf(largest, 'MAX(duration_ms)')).toMatchObject({ own: '10', how: 'This is the largest one: the cell has its value.' });
  }); // prettier-ignore

  it('steps through the rows of a group, the newest first', async () => {
    const query: QuerySpecInput = { breakdowns: ['name'], time_range: 60 };
    const group = groupKey(['name'], { name: 'plain' });
    const rows = [];
    for (let nth = 0; nth < 3; nth += 1) rows.push((await told(query, { group, nth })).row.spanId);
    expect(new Set(rows).size).toBe(3);
    expect((await told(query, { group, nth: 49 })).query?.sample).toEqual({ nth: 10, of: 10, matched: 10 });
  });

  it('shows a calculated field with values put in', async () => {
    const fields = [{ name: 'twice', expression: 'MUL($n, 2)' }];
    const origin = await told({ calculated_fields: fields, filters: [{ column: 'n', op: '=', value: 4 }], time_range: 60 });
    expect(origin.query?.fields).toEqual([
      { name: 'twice', expression: 'MUL($n, 2)', steps: [{ text: 'MUL(n: 4, 2)', value: '8' }], value: '8' },
    ]);
  }); // prettier-ignore

  it('tells no secret, wherever it stands', async () => {
    const filters = [{ column: 'password', op: '=' as const, value: 'opensesame-1' }];
    const query: QuerySpecInput = { breakdowns: ['password'], filters, time_range: 60 };
    const origin = await told(query, { group: groupKey(['password'], { password: 'opensesame-1' }) });
    expect(JSON.stringify(origin)).not.toContain('opensesame-1');
    expect(origin.columns.find(({ column }) => column === 'password')?.value).toContain('(hidden: 12 characters)');
  });

  it('has nothing of another workspace', async () => {
    expect(await ask({ time_range: 60 }, {}, 'grace')).toMatchObject({ status: 404 });
    const [one] = await store.newestSpans('ada', 1);
    if (!one) throw new Error('Ada has spans.');
    const id = { traceId: one.traceId, spanId: one.spanId, nth: 0 };
    expect(await originOfSpan(engine, 'grace', id)).toMatchObject({ status: 404 });
    expect(await originOfSpan(engine, 'ada', id)).toMatchObject({ ok: { arrived: { again: 'off' }, query: null } });
  });

  it('says so where the row has left the question', async () => {
    const gone = await ask({ breakdowns: ['name'], time_range: 60 }, { group: '0123456789abcdef' });
    expect(gone).toMatchObject({ status: 404, problems: [{ code: 'origin/no-group' }] });
  });

  it('follows a region to rows of any group, and says which group each is of', async () => {
    const query: QuerySpecInput = { calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }], breakdowns: ['n'], time_range: 60 };
    const region = { column: 'duration_ms', low: 2.5, high: 5.5, from: NOW - 20_000, to: NOW };
    const seen = [];
    for (let nth = 0; nth < 3; nth += 1) seen.push((await told(query, { region, nth })).query);
    expect(new Set(seen.map((one) => one?.group[0]?.text))).toEqual(new Set(['2', '3', '4']));
    expect(seen[0]).toMatchObject({ part: { is: 'region', region }, sample: { of: 3, matched: 3 }, rows: 1 });
    expect(seen[0]?.place).toBeGreaterThan(0);
    expect(await ask(query, { region: { ...region, low: 50, high: 60 } })).toMatchObject({ status: 404 });
  }); // prettier-ignore

  it('says so where LIMIT left the group of a row out of the table', async () => {
    const query: QuerySpecInput = { breakdowns: ['n'], limit: 1, orders: [{ column: 'n' }], time_range: 60 };
    const region = { column: 'duration_ms', low: 9.5, high: 20, from: NOW - 20_000, to: NOW };
    const origin = await told(query, { region });
    expect(origin.query).toMatchObject({ place: null, rows: 1, group: [{ text: '9' }] });
    expect(partOf(origin, 'COUNT')).toMatchObject({ cell: '–', how: 'It counts 1.' });
  });

  it('tells of a point of a chart what the chart has there, and of its bucket’s rows alone', async () => {
    const query: QuerySpecInput = { calculations: [{ op: 'MAX', column: 'n' }, { op: 'COUNT' }], granularity: 1, time_range: 60 };
    await store.append([batch([span({ name: 'later', start: start(5), end: start(5) + 1_000_000n, attributes: { n: integer(77) } })], { workspace: 'ada' })]);
    const early = await told(query, { group: '', bucket: NOW - 10_000 });
    expect(early.query).toMatchObject({ part: { is: 'point', from: NOW - 10_000, to: NOW - 9000 }, rows: 10, sample: { matched: 10 } });
    expect(partOf(early, 'MAX(n)')?.cell).toBe('9');
    const late = await told(query, { group: '', bucket: NOW - 5000 });
    expect([late.row.name, partOf(late, 'MAX(n)')?.cell]).toEqual(['later', '77']);
    expect(await ask(query, { group: '', bucket: NOW - 20_000 })).toMatchObject({ problems: [{ code: 'origin/no-point' }] });
  }); // prettier-ignore

  it('goes to the rows of one trace, and to one row of it', async () => {
    const events = [1, 2].map((nth) => ({ name: `event ${nth}`, time: start(3) + BigInt(nth), attributes: {} }));
    const sent = span({ traceId: 'e'.repeat(32), name: 'whole', start: start(4), end: start(3), events });
    await store.append([batch([sent], { workspace: 'ada' })]);
    const inTrace = { traceId: 'e'.repeat(32) };
    const trace = await told({ time_range: 60 }, inTrace);
    expect(trace.query).toMatchObject({ part: { is: 'trace', ...inTrace }, sample: { nth: 1, of: 3, matched: 3 } });
    const row = { ...inTrace, spanId: sent.spanId, time: String(events[0]?.time) };
    const event = await told({ time_range: 60 }, { ...row, kind: 'event' });
    expect(event.row).toMatchObject({ name: 'event 1', kind: 'event', path: 'span.events[0]' });
    expect(event.query).toMatchObject({ part: { is: 'row' }, sample: { nth: 1, of: 1, matched: 1 } });
    expect((await told({ time_range: 60 }, { ...row, time: String(start(4)) })).row.kind).toBe('span');
    // What the question did not match is no part of its answer.
    const others: QuerySpecInput = { filters: [{ column: 'name', op: '=', value: 'plain' }], time_range: 60 };
    expect(await ask(others, { ...row, kind: 'event' })).toMatchObject({ problems: [{ code: 'origin/no-row' }] });
  });
});
