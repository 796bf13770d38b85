import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluateQuery } from '../../query/evaluate.ts';
import { planQuery } from '../../query/plan.ts';
import { querySpecSchema } from '../../query/spec.ts';
import { queryableSpans, sampled } from '../random-queries.fixture.ts';
import { seeded } from '../random-spans.fixture.ts';
import { batch, NOW, span } from '../spans.fixture.ts';
import { openDuckDbStore } from './open.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-migrate-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = (): string => join(directory, 'spans.duckdb');

const ofSpans = ({ name, place }: { name: string; place: string }): boolean =>
  !['event', 'link'].includes(place) && !/^(meta|parent_name|trace[.]link)/.test(name);

/** A journal's entry as it was when nobody looked at events and links. */
function withoutAnnotations(text: string): string {
  const entry = JSON.parse(text) as { fields: { name: string; place: string }[] };
  return JSON.stringify({ ...entry, fields: entry.fields.filter(ofSpans) });
}

/** Makes a closed file what the first format was: spans without their weights. */
async function turnBack(): Promise<void> {
  const instance = await DuckDBInstance.create(file());
  const connection = await instance.connect();
  await connection.run('ALTER TABLE spans DROP COLUMN stray');
  await connection.run('ALTER TABLE spans DROP COLUMN weight');
  await connection.run('UPDATE format SET version = 1');
  const [row] = (await connection.runAndReadAll('SELECT entry FROM journal')).getRowsJS();
  if (row) await connection.run('UPDATE journal SET entry = $1', [withoutAnnotations(row[0] as string)]);
  connection.closeSync();
  instance.closeSync();
}

describe('a file of the first format', () => {
  it('is taken over: its spans weigh what they always did, and their events and links are rows', async () => {
    const random = seeded(41);
    const before = await openDuckDbStore({ file: file() });
    const [appended] = await before.append([batch(queryableSpans(random, 300, (one) => sampled(random, one)))]);
    await before.close();
    await turnBack();

    const store = await openDuckDbStore({ file: file() });
    const plan = planQuery(querySpecSchema.parse({ breakdowns: ['trace.span_id', 'mixed', 'name'], limit: 1000 }), NOW);
    const { results, standFor } = await store.query('local', plan);
    const expected = evaluateQuery(plan, appended?.stored ?? []);
    expect(standFor).toBe(expected.standFor);
    expect(results).toEqual(expected.results);
    await store.append([batch([span()])]);
    expect((await store.query('local', plan)).matched).toBe(expected.matched + 1);
    await store.close();
  });

  it('is not taken over twice', async () => {
    await (await openDuckDbStore({ file: file() })).close();
    await turnBack();
    await (await openDuckDbStore({ file: file() })).close();
    const again = await openDuckDbStore({ file: file() });
    expect(await again.lastSeq()).toBe(0);
    await again.close();
  });
});
