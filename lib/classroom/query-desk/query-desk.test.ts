import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failedProblem, invalidProblem, noDatasetProblem } from '../../query/api/api-problem.ts';
import {
  groupsAsked,
  readResultRequest,
  resultRequestSchema,
  type ResultRequest,
} from '../../query/api/result-request.ts';
import { openDuckDbStore, type EmbeddedStore } from '../../store/duckdb/open.ts';
import { StoreExhausted } from '../../store/store-exhausted.ts';
import { batch, NOW, span, spans } from '../../store/spans.fixture.ts';
import { MOST_QUERIES, QueryDesk, type KeptQuery } from './query-desk.ts';

let directory = '';
let store: EmbeddedStore;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-desk-'));
  store = await openDuckDbStore({ file: join(directory, 'spans.duckdb') });
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

let minted = 0;
const desk = (parts: Partial<ConstructorParameters<typeof QueryDesk>[0]> = {}): QueryDesk =>
  new QueryDesk({
    documents: store,
    query: (workspace, plan) => store.query(workspace, plan),
    mint: () => `id${(minted += 1)}`,
    onFault: (error) => {
      throw error;
    },
    ...parts,
  });

async function kept(at: QueryDesk, spec: unknown, dataset = '__all__'): Promise<KeptQuery> {
  const made = await at.create('local', dataset, spec, NOW);
  if (made === null || 'problems' in made) throw new Error(JSON.stringify(made));
  return made;
}

/** Creates a result and polls it as a script does. */
async function ran(at: QueryDesk, query: KeptQuery, options: Partial<ResultRequest> = {}) {
  const request = resultRequestSchema.parse({ query_id: query.id, ...options });
  const begun = await at.run('local', query.dataset, request, NOW);
  if (begun === null || 'problems' in begun) throw new Error('There is no such query.');
  await vi.waitFor(() => expect(at.result('local', query.dataset, begun.id)?.complete).toBe(true));
  return at.result('local', query.dataset, begun.id)?.data;
}

const asked = (options: object): boolean => resultRequestSchema.safeParse({ query_id: 'a', ...options }).success;

describe('a script’s query', () => {
  it('is kept as it was written, and run when a result is asked for', async () => {
    await store.append([batch([...spans(3, { name: 'a' }), span({ name: 'b' })])]);
    const at = desk();
    const spec = { calculations: [{ op: 'COUNT' }], breakdowns: ['name'], time_range: 600 };
    const query = await kept(at, spec);
    expect(await at.read('local', '__all__', query.id)).toMatchObject({ spec: { breakdowns: ['name'], time_range: 600 } });
    const data = await ran(at, query);
    expect(data?.results).toEqual([{ data: { name: 'a', COUNT: 3 } }, { data: { name: 'b', COUNT: 1 } }]);
    expect(data?.series).toHaveLength(2);
    expect(data).not.toHaveProperty('total_by_aggregate');
  });

  it('tells the total over all groups where it is asked to, whatever HAVING takes out', async () => {
    await store.append([batch([...spans(3, { name: 'a' }), span({ name: 'b' })])]);
    const at = desk();
    const query = await kept(at, { breakdowns: ['name'], havings: [{ calculate_op: 'COUNT', op: '>', value: 1 }], time_range: 600 });
    const data = await ran(at, query, { disable_total_by_aggregate: false, disable_series: true });
    expect(data).toEqual({ results: [{ data: { name: 'a', COUNT: 3 } }], total_by_aggregate: { data: { COUNT: 4 } } });
  });

  it('is about its dataset, and found under no other', async () => {
    await store.append([batch([span(), span({ service: 'database' })])]);
    const at = desk();
    const query = await kept(at, {}, 'database');
    expect((await ran(at, query))?.results).toEqual([{ data: { COUNT: 1 } }]);
    expect(await at.read('local', '__all__', query.id)).toBeNull();
    expect(await at.read('grace', 'database', query.id)).toBeNull();
    const begun = await at.run('local', 'database', resultRequestSchema.parse({ query_id: query.id }), NOW);
    expect(at.result('grace', 'database', begun !== null && 'id' in begun ? begun.id : '')).toBeNull();
    expect(await at.run('grace', 'database', resultRequestSchema.parse({ query_id: query.id }), NOW)).toBeNull();
  });

  it('is told as it was sent, defaults and all', async () => {
    const at = desk();
    const sent = { calculations: [{ op: 'COUNT', column: 'name' }], filters: [], filter_combination: 'AND', formulas: [], havings: [], limit: 100, orders: [{ op: 'COUNT', column: null, order: 'descending' }] };
    const query = await kept(at, sent);
    expect(query.spec).toEqual(sent);
    expect(await at.read('local', '__all__', query.id)).toMatchObject({ spec: sent });
    expect(await ran(at, query)).toMatchObject({ results: [{ data: { COUNT: 0 } }] });
  });

  it('has more than a thousand groups without series alone: its limit is passed over with them', () => {
    expect([asked({ limit: 10_000 }), asked({ limit: 10_000, disable_series: true }), asked({ limit: 10_001, disable_series: true })]).toEqual([true, true, false]);
    const counted = [{}, { disable_series: true }].map((more) => groupsAsked(resultRequestSchema.parse({ query_id: 'a', limit: 10_000, ...more })));
    expect(counted).toEqual([undefined, 10_000]);
  });

  it('[L4] tells the groups that are not shown as one where it is asked to', async () => {
    await store.append([batch([...spans(3, { name: 'a' }), ...spans(2, { name: 'b' }), span({ name: 'c' })])]);
    const at = desk();
    const query = await kept(at, { breakdowns: ['name'], calculations: [{ op: 'COUNT' }, { op: 'COUNT_DISTINCT', column: 'name' }], limit: 1, time_range: 600 });
    const data = await ran(at, query, { disable_other_by_aggregate: false });
    expect(data).toMatchObject({ results: [{ data: { name: 'a', COUNT: 3 } }], other_by_aggregate: { data: { COUNT: 3, 'COUNT_DISTINCT(name)': 2 } } });
    expect(await ran(at, query)).not.toHaveProperty('other_by_aggregate');
  });

  it('is about a dataset that is there: all of them always are, one since its first span', async () => {
    const at = desk();
    expect(await at.create('local', 'database', {}, NOW)).toBeNull();
    expect(await at.create('local', '__all__', {}, NOW)).not.toBeNull();
    await store.append([batch([span({ service: 'database', start: 1n, end: 2n })])]);
    expect(await at.create('local', 'database', {}, NOW)).not.toBeNull();
    expect(await at.create('grace', 'database', {}, NOW)).toBeNull();
    expect(noDatasetProblem('database')).toMatchObject({ status: 404, type: expect.stringMatching(/not-found$/) as string, error: 'Dataset not found' });
  });

  it('of an earlier day that is refused today says why', async () => {
    const at = desk();
    const old: KeptQuery = { id: 'old', dataset: '__all__', spec: { breakdowns: ['COUNT'] }, createdAt: 1 };
    await store.put('local', 'api-queries', old.id, old);
    const begun = await at.run('local', '__all__', resultRequestSchema.parse({ query_id: 'old' }), NOW);
    expect(begun).toMatchObject({ problems: [{ code: 'query/breakdown-is-result' }] });
  });

  it('is refused at its field', async () => {
    const made = await desk().create('local', '__all__', { calculations: [{ op: 'P90' }], filters: [{ column: 'a', op: '~' }] }, NOW);
    const problem = made !== null && 'problems' in made ? invalidProblem(made.problems) : undefined;
    expect(problem).toMatchObject({ status: 422, type_detail: [{ field: 'filters.0.op', code: 'invalid' }] });
    const detailOf = async (spec: object) => {
      const refused = await desk().create('local', '__all__', spec, NOW);
      return refused !== null && 'problems' in refused && invalidProblem(refused.problems).type_detail;
    };
    expect(await detailOf({ calculations: [{ op: 'P90' }] })).toMatchObject([{ field: 'calculations.0.column', code: 'missing' }]);
    expect(await detailOf({ calculations: [{}] })).toMatchObject([{ field: 'calculations.0.op', code: 'missing' }]);
    expect(await detailOf({ limit: 'many' })).toMatchObject([{ field: 'limit', code: 'incorrect_type' }]);
  });

  it('that fails says what can be done, and where nothing can, whoever keeps the store is told', async () => {
    const faults: unknown[] = [];
    const failing = async (error: Error) => {
      const at = desk({ query: async () => { throw error; }, onFault: (fault) => faults.push(fault) });
      const query = await kept(at, {});
      const begun = await at.run('local', query.dataset, resultRequestSchema.parse({ query_id: query.id }), NOW);
      if (begun === null || 'problems' in begun) throw new Error('There is no such query.');
      await vi.waitFor(() => expect(begun.failed).toBeDefined());
      return failedProblem(begun.failed ?? null);
    };
    const bug = new Error('a bug');
    expect(await failing(new StoreExhausted())).toMatchObject({ status: 503, error: expect.stringMatching('more memory') as string, detail: expect.stringMatching('shorter time') as string });
    expect(faults).toEqual([]);
    expect(await failing(bug)).toMatchObject({ status: 500, error: expect.stringMatching('went wrong') as string });
    expect(faults).toEqual([bug]);
  });

  it('asked for without its id, or with a word for a switch, is told what is missing and what is of another type', () => {
    const read = readResultRequest({ disable_series: 'yes' });
    expect('problems' in read && invalidProblem(read.problems).type_detail).toMatchObject([
      { field: 'query_id', code: 'missing' },
      { field: 'disable_series', code: 'incorrect_type' },
    ]);
  });

  it('makes the oldest go where there are too many', async () => {
    const at = desk();
    const first = await kept(at, {});
    for (let more = 0; more < MOST_QUERIES; more += 1) await at.create('local', '__all__', {}, NOW + 1 + more);
    expect(await at.read('local', '__all__', first.id)).toBeNull();
    expect(await store.list('local', 'api-queries')).toHaveLength(MOST_QUERIES);
  });
}); // prettier-ignore
