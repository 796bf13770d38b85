import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planQuery } from '../../query/plan.ts';
import { querySpecSchema } from '../../query/spec.ts';
import { batch, NOW, spans, text } from '../spans.fixture.ts';
import { StoreExhausted } from '../store-exhausted.ts';
import { openDuckDbStore } from './open.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-exhausted-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('says in words that a question is too large, and answers the next one', async () => {
  const store = await openDuckDbStore({ file: join(directory, 'spans.duckdb'), memoryLimit: '80MB' });
  const attributes = { payload: text('p'.repeat(64_000)) };
  for (let round = 0; round < 20; round += 1) await store.append([batch(spans(50, { attributes }))]);
  const ask = (spec: object) => store.query('local', planQuery(querySpecSchema.parse(spec), NOW));
  const question = { calculations: [{ op: 'COUNT_DISTINCT', column: 'payload' }], breakdowns: ['payload'] };
  const refused = await ask(question).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StoreExhausted);
  expect((refused as StoreExhausted).problem.code).toBe('store/out-of-memory');
  expect((await ask({})).matched).toBe(1000);
  await store.close();
});
