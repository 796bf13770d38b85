import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalidProblem } from '../../query/api/api-problem.ts';
import { resultRequestSchema, type ResultRequest } from '../../query/api/result-request.ts';
import { openDuckDbStore, type EmbeddedStore } from '../../store/duckdb/open.ts';
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
const desk = (): QueryDesk =>
  new QueryDesk({
    documents: store,
    query: (workspace, plan) => store.query(workspace, plan),
    mint: () => `id${(minted += 1)}`,
  });

async function kept(at: QueryDesk, spec: unknown, dataset = '__all__'): Promise<KeptQuery> {
  const made = await at.create('local', dataset, spec, NOW);
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  return made;
}

/** Creates a result and polls it as a script does. */
async function ran(at: QueryDesk, query: KeptQuery, options: Partial<ResultRequest> = {}) {
  const request = resultRequestSchema.parse({ query_id: query.id, ...options });
  const begun = await at.run('local', query.dataset, request, NOW);
  if (begun === null) throw new Error('There is no such query.');
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
    expect(at.result('grace', 'database', begun?.id ?? '')).toBeNull();
    expect(await at.run('grace', 'database', resultRequestSchema.parse({ query_id: query.id }), NOW)).toBeNull();
  });

  it('has more than a thousand groups without series alone', () => {
    expect([asked({ limit: 10_000 }), asked({ limit: 10_000, disable_series: true }), asked({ limit: 10_001, disable_series: true })]).toEqual([false, true, false]);
  });

  it('is refused at its field', async () => {
    const made = await desk().create('local', '__all__', { calculations: [{ op: 'P90' }], filters: [{ column: 'a', op: '~' }] }, NOW);
    const problem = 'problems' in made ? invalidProblem(made.problems) : undefined;
    expect(problem).toMatchObject({ status: 422, type_detail: [{ field: 'filters.0.op', code: 'invalid' }] });
    const missing = await desk().create('local', '__all__', { calculations: [{ op: 'P90' }] }, NOW);
    expect('problems' in missing && invalidProblem(missing.problems).type_detail).toMatchObject([{ field: 'calculations.0.column', code: 'missing' }]);
  });

  it('makes the oldest go where there are too many', async () => {
    const at = desk();
    const first = await kept(at, {});
    for (let more = 0; more < MOST_QUERIES; more += 1) await at.create('local', '__all__', {}, NOW + 1 + more);
    expect(await at.read('local', '__all__', first.id)).toBeNull();
    expect(await store.list('local', 'api-queries')).toHaveLength(MOST_QUERIES);
  });
}); // prettier-ignore
