import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planQuery } from '../../../query/plan.ts';
import { querySpecSchema } from '../../../query/spec.ts';
import { batch, NOW, span, text } from '../../spans.fixture.ts';
import { openDuckDbStore, type EmbeddedStore } from '../open.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spanwalk-kept-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = (): string => join(directory, 'spans.duckdb');
const open = (): Promise<EmbeddedStore> => openDuckDbStore({ file: file(), keptSlack: 0 });
const of = (user: string) => span({ attributes: { 'app.user': text(user) } });

/** How many spans each user has. */
async function byUser(store: EmbeddedStore, workspace = 'local'): Promise<unknown[]> {
  const spec = querySpecSchema.parse({ breakdowns: ['app.user'], orders: [{ column: 'app.user' }] });
  const { results } = await store.query(workspace, planQuery(spec, NOW));
  return results.map(({ data }) => [data['app.user'], data.COUNT]);
}

/** Runs statements on a closed file; the last one's rows. */
async function onDisk(...statements: string[]): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(file());
  const connection = await instance.connect();
  let rows: unknown[][] = [];
  for (const sql of statements) rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('an attribute that was asked for', () => {
  it('stands in a column of its own, for the spans that were there and those that came while it was filled', async () => {
    const store = await open();
    await store.append([batch([of('ada'), of('bob')])]);
    expect(await byUser(store)).toEqual([['ada', 1], ['bob', 1]]); // prettier-ignore
    await store.append([batch([of('ada'), span()])]);
    expect(await byUser(store)).toEqual([['ada', 2], ['bob', 1], [null, 1]]); // prettier-ignore
    await store.close();
    const reopened = await open();
    await reopened.append([batch([of('cleo')])]);
    expect(await byUser(reopened)).toEqual([['ada', 2], ['bob', 1], ['cleo', 1], [null, 1]]); // prettier-ignore
    await reopened.close();
    expect((await onDisk('SELECT kept_0 FROM spans ORDER BY seq')).slice(0, 2)).toEqual([['"ada"'], ['"bob"']]);
  });

  it('has a column that another workspace uses for another attribute', async () => {
    const store = await open();
    const others = batch([span({ attributes: { 'app.user': text('eve'), tenant: text('acme') } })], { workspace: 'other' });
    await store.append([batch([of('ada')]), others]);
    const tenants = planQuery(querySpecSchema.parse({ breakdowns: ['tenant'] }), NOW);
    for (let round = 0; round < 3; round += 1) {
      expect((await store.query('other', tenants)).results[0]?.data.tenant).toBe('acme');
      expect(await byUser(store)).toEqual([['ada', 1]]);
      expect(await byUser(store, 'other')).toEqual([['eve', 1]]);
    }
    await store.close();
  }); // prettier-ignore

  it('is its text where it is a list, also in a file whose lists were kept as they came', async () => {
    const store = await open();
    const listed = span({ attributes: { 'app.user': { type: 'array', value: [text('ada')] } } });
    await store.append([batch([listed])]);
    expect(await byUser(store)).toEqual([['["ada"]', 1]]);
    expect(await byUser(store)).toEqual([['["ada"]', 1]]);
    await store.close();
    await onDisk(`UPDATE spans SET kept_0 = '["ada"]'`, 'UPDATE format SET version = 3');
    const reopened = await open();
    expect(await byUser(reopened)).toEqual([['["ada"]', 1]]);
    expect(await byUser(reopened)).toEqual([['["ada"]', 1]]);
    await reopened.close();
    expect(await onDisk('SELECT kept_0 FROM spans')).toEqual([['"[\\"ada\\"]"']]);
  });

  it('is forgotten with its workspace', async () => {
    const store = await open();
    await store.append([batch([of('ada')])]);
    await byUser(store);
    await store.purge('local');
    await store.append([batch([of('bob')])]);
    expect(await byUser(store)).toEqual([['bob', 1]]);
    expect(await byUser(store)).toEqual([['bob', 1]]);
    await store.close();
    expect(await onDisk('SELECT count(*)::INTEGER FROM kept WHERE up_to < 2')).toEqual([[0]]);
  });
});
