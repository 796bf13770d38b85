import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SavedQuery } from '../../query/saved-query.ts';
import { batch, NOW, span } from '../../store/spans.fixture.ts';
import { openDuckDbStore } from '../../store/duckdb/open.ts';
import type { Verdict } from '../verdicts.ts';
import { toldQueries } from './told-queries.ts';
import { toldTraces } from './told-traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let store: Awaited<ReturnType<typeof openDuckDbStore>>;
let file = 0;
beforeEach(async () => {
  file += 1;
  store = await openDuckDbStore({ file: join(folder, `${file}.duckdb`) });
});
afterEach(() => store.close());

const DAY = 86_400_000;

const saved = (fields: Partial<SavedQuery> = {}): SavedQuery => ({
  id: 'a',
  name: 'Recent traces',
  description: '',
  spec: { breakdowns: ['name'], calculations: [{ op: 'COUNT' }, { op: 'MAX', column: 'duration_ms' }] },
  dataset: '__all__',
  createdAt: NOW,
  updatedAt: NOW,
  ...fields,
});

describe('a saved query in a journal', () => {
  beforeEach(async () => {
    await store.append([batch([span({ name: 'one' }), span({ name: 'two' }), span({ name: 'two' })])]);
  });

  it('has its result now, with durations in words', async () => {
    const [query] = await toldQueries(store, 'local', [saved()], NOW);
    expect(query).toMatchObject({ asOf: 'now', matched: 3, to: NOW, columns: ['name', 'COUNT', 'MAX(duration_ms)'] });
    expect(query?.rows).toEqual(expect.arrayContaining([['two', '2', '5.00 ms'], ['one', '1', '5.00 ms']]));
  }); // prettier-ignore

  it('has the result of when it was saved, and says so, where its window is empty by now', async () => {
    const [query] = await toldQueries(store, 'local', [saved()], NOW + 3 * DAY);
    expect(query).toMatchObject({ asOf: 'saved', matched: 3, to: NOW });
    const [nothing] = await toldQueries(store, 'local', [saved({ updatedAt: NOW - DAY })], NOW + 3 * DAY);
    expect(nothing).toMatchObject({ asOf: 'now', matched: 0, rows: [] });
  });

  it('keeps to the window that it names', async () => {
    const spec = { start_time: NOW / 1000 - 3 * 86_400, end_time: NOW / 1000 - 2 * 86_400 };
    const [query] = await toldQueries(store, 'local', [saved({ spec })], NOW);
    expect(query).toMatchObject({ asOf: 'fixed', matched: 0 });
  });

  it('is told without a result, and said not to have been asked, where it can be read no more', async () => {
    const spec = { calculations: [{ op: 'GONE' }] } as unknown as SavedQuery['spec'];
    expect(await toldQueries(store, 'local', [saved({ spec })], NOW)).toMatchObject([
      { asOf: 'unread', rows: [], spec },
    ]);
  });

  it('is of its own workspace alone', async () => {
    expect(await toldQueries(store, 'another', [saved()], NOW)).toMatchObject([{ matched: 0 }]);
  });
});

const verdict = (...traceIds: string[]): Verdict => ({ traceIds, syntheticParent: null }) as unknown as Verdict;

describe('the traces of a journal', () => {
  it('are each drawn once, two of a verdict; the others are counted, and so is what is no longer held', async () => {
    const [one, two, three] = [span(), span(), span()];
    await store.append([batch([one, two, three])]);
    const verdicts = [verdict(one.traceId, two.traceId, three.traceId), verdict(one.traceId), verdict('f'.repeat(32))];
    const told = await toldTraces(store, 'local', verdicts);
    expect(told.traces.map(({ traceId }) => traceId)).toEqual([one.traceId, two.traceId]);
    expect(told.tracesLeftOut).toBe(2);
  });

  it('hang from the parent that the page made up, as everywhere', async () => {
    const child = span({ parentId: 'c'.repeat(16) });
    await store.append([batch([child])]);
    const made = { ...verdict(child.traceId), syntheticParent: 'c'.repeat(16) };
    expect((await toldTraces(store, 'local', [made])).traces[0]?.outline).not.toContain('parent missing');
    expect((await toldTraces(store, 'local', [verdict(child.traceId)])).traces[0]?.outline).toContain('(');
  });
});
