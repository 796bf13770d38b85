import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCurriculum } from '../curriculum/load.ts';
import { findStep } from '../curriculum/neighbours.ts';
import { openDuckDbStore } from '../store/duckdb/open.ts';
import { givenWith } from './given.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-given-'));
const store = await openDuckDbStore({ file: join(folder, 'store.duckdb') });
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const curriculum = loadCurriculum(process.cwd());
const given = (id: string, submission: Parameters<typeof givenWith>[1]) =>
  givenWith(findStep(curriculum, id)!.step, submission, { engine: store, workspace: 'ada', now: 1 });

describe('what is kept of a submission', () => {
  it('is the documents that the step looks for, right or wrong, of that workspace alone', async () => {
    const wrong = { RuleName: 'Cruddur', FixedRate: 0.9 };
    await store.put('ada', 'sampling-rules', 'Cruddur', wrong);
    await store.put('ada', 'sampling-rules', 'Another', { RuleName: 'Another' });
    await store.put('grace', 'sampling-rules', 'Cruddur', { RuleName: 'Cruddur', FixedRate: 0.1 });
    expect(await given('sampling-rule', { look: true })).toEqual({ documents: [{ id: 'Cruddur', body: wrong }] });
  });

  it('is the answers, and the query, as they came; nothing of one that asks for what is saved', async () => {
    expect(await given('three-pillars', { answers: { a: 'b' } })).toEqual({ answers: { a: 'b' } });
    expect(await given('count-by-trace', { query: { limit: 1 } })).toEqual({ query: { limit: 1 } });
    expect(await given('count-by-trace', { look: true })).toBeUndefined();
  });
});
