import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseQuery } from '../../../query/parse.ts';
import { planQuery } from '../../../query/plan.ts';
import type { QueryPlan, QuerySpecInput } from '../../../query/spec.ts';
import { queryableSpans, sampled } from '../../random-queries.fixture.ts';
import { seeded } from '../../random-spans.fixture.ts';
import { batch, NOW } from '../../spans.fixture.ts';
import { Parameters } from '../query/parameters.ts';
import { openDuckDbStore, type EmbeddedStore } from '../open.ts';

let folder = '';
let store: EmbeddedStore;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'origin-statements-'));
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
  const random = seeded(11);
  await store.append([batch(queryableSpans(random, 200).map((one) => sampled(random, one)))]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function planOf(query: QuerySpecInput): QueryPlan {
  const parsed = parseQuery(query);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW);
}

/** The texts that the database is given while a query is answered; it is really asked. */
async function textsRunFor(plan: QueryPlan): Promise<string[]> {
  const bound = vi.spyOn(Parameters.prototype, 'run');
  const past = vi.spyOn(DuckDBConnection.prototype, 'runAndReadAll');
  try {
    await store.query('local', plan);
    return [...bound.mock.calls.map(([, sql]) => sql.trim()), ...past.mock.calls.map(([sql]) => sql)];
  } finally {
    bound.mockRestore();
    past.mockRestore();
  }
}

const heatmaps = [
  { op: 'HEATMAP', column: 'duration_ms' },
  { op: 'COUNT' },
  { op: 'HEATMAP', column: 'span.num_events' },
] as const;

describe('the statements of a query', () => {
  it.each<[string, QuerySpecInput]>([
    ['a table alone', { calculations: [{ op: 'COUNT' }], breakdowns: ['name'], time_range: 3600 }],
    ['two heatmaps beside a table', { calculations: [...heatmaps], time_range: 3600 }],
    ['a heatmap of rows as they were sent', { calculations: [...heatmaps], time_range: 3600, usage_mode: true }],
    ['a heatmap under a filter', { calculations: [...heatmaps], filters: [{ column: 'name', op: 'exists' }], time_range: 3600 }],
  ])('are the very texts that run: %s', async (_what, query) => {
    const plan = planOf(query);
    const statements = await store.statements('local', plan);
    expect(statements.map(({ sql }) => sql)).toEqual(await textsRunFor(plan));
  }); // prettier-ignore

  it('are told by what they are run for, a heatmap’s range before its squares', async () => {
    const statements = await store.statements('local', planOf({ calculations: [...heatmaps], time_range: 3600 }));
    expect(statements.map(({ part }) => part)).toEqual([
      { of: 'table' },
      { of: 'heatmap-range', column: 'duration_ms' },
      { of: 'heatmap-squares', column: 'duration_ms' },
      { of: 'heatmap-range', column: 'span.num_events' },
      { of: 'heatmap-squares', column: 'span.num_events' },
    ]);
  });

  it('have no squares where a heatmap has no number', async () => {
    const query = { calculations: [{ op: 'HEATMAP', column: 'no.such' } as const], time_range: 3600 };
    const statements = await store.statements('local', planOf(query));
    expect(statements.map(({ part }) => part.of)).toEqual(['table', 'heatmap-range']);
  });

  it('bind each value that their texts refer to, and no other', async () => {
    for (const { sql, parameters } of await store.statements('local', planOf({ calculations: [...heatmaps] }))) {
      const named = new Set(Array.from(sql.matchAll(/\$(p\d+)/g), ([, name]) => name));
      expect(new Set(parameters.map(({ name }) => name))).toEqual(named);
    }
  });
});
