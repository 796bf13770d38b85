import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOccurrence } from '../../../tests/support/observed.ts';
import { openDuckDbStore } from '../../store/duckdb/open.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import { listItems, readItem } from './error-items.ts';
import { decided, ITEM_STATES } from './item-state.ts';

const now = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-errors-'));
let store: Awaited<ReturnType<typeof openDuckDbStore>>;

/** Stores one occurrence that arrived so many minutes ago. */
async function happened(minutesAgo: number, fields: Partial<ErrorOccurrence>): Promise<void> {
  const at = now - minutesAgo * MINUTE;
  const body = { message: { body: 'x' } };
  const error = errorOccurrence({ body, framework: 'flask' }, { time: BigInt(at) * 1_000_000n, ...fields });
  const batch = { workspace: 'local', environment: 'practice', receivedAt: at, spans: [], refused: [] };
  await store.append([{ ...batch, signals: [{ signal: 'error', error }] }]);
}

beforeAll(async () => {
  store = await openDuckDbStore({ file: join(folder, 'spans.duckdb') });
  await happened(90, { fingerprint: 'feed', title: 'the first words', level: 'warning', uuid: 'a' });
  await happened(50, { fingerprint: 'feed', title: 'other words', level: 'error', uuid: 'b' });
  await happened(0, { fingerprint: 'feed', title: 'the last words', level: 'critical', uuid: 'c' });
  await happened(10, { fingerprint: 'mended', title: 'mended', uuid: 'd' });
  await store.put('local', ITEM_STATES, 'mended', decided('resolved', now));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the items of a workspace', () => {
  it('have the level of their first occurrence and the words of their last, and are counted', async () => {
    const items = await listItems(store, 'local', now);
    expect(items.find(({ fingerprint }) => fingerprint === 'feed')).toMatchObject({
      title: 'the last words',
      level: 'warning',
      framework: 'flask',
      occurrences: 3,
      firstSeen: now - 90 * MINUTE,
      lastSeen: now,
      status: 'active',
    });
    expect(items.find(({ fingerprint }) => fingerprint === 'mended')).toMatchObject({ status: 'resolved' });
  });

  it('show of the last hour what arrived in it, part by part', async () => {
    const feed = (await listItems(store, 'local', now)).find(({ fingerprint }) => fingerprint === 'feed');
    expect(feed?.lastHour).toHaveLength(30);
    expect(feed?.lastHour.flatMap((count, part) => (count > 0 ? [[part, count]] : []))).toEqual([
      [4, 1],
      [29, 1],
    ]);
  });

  it('are listed whole where their occurrences are too large to be read at once', async () => {
    const body = { message: { body: 'x'.repeat(1_000_000) } };
    const errors = Array.from({ length: 40 }, (_none, at) =>
      errorOccurrence(
        { body },
        { time: BigInt(now + at) * 1_000_000n, fingerprint: `large-${at % 2}`, uuid: `l${at}` },
      ),
    );
    const signals = errors.map((error) => ({ signal: 'error', error }) as const);
    const batch = { workspace: 'large', environment: 'practice', receivedAt: now, spans: [], refused: [] };
    await store.append([{ ...batch, signals }]);
    const asked: number[] = [];
    const watched = {
      places: store.places.bind(store),
      get: store.get.bind(store),
      list: store.list.bind(store),
      signals: async (...args: Parameters<typeof store.signals>) => {
        const read = await store.signals(...args);
        asked.push(read.length);
        return read;
      },
    };
    const items = await listItems(watched, 'large', now);
    expect(items.map(({ fingerprint, occurrences }) => [fingerprint, occurrences])).toEqual([
      ['large-1', 20],
      ['large-0', 20],
    ]);
    expect(Math.max(...asked)).toBeLessThan(40);
  });

  it('are none of another workspace’s', async () => {
    expect(await listItems(store, 'other', now)).toEqual([]);
  });
});

describe('one item', () => {
  it('is read with its occurrences, the newest first', async () => {
    const read = await readItem(store, { workspace: 'local', fingerprint: 'feed', now });
    expect(read?.item).toMatchObject({ occurrences: 3, level: 'warning' });
    expect(read?.occurrences.map(({ uuid }) => uuid)).toEqual(['c', 'b', 'a']);
  });

  it('that is not there is null', async () => {
    expect(await readItem(store, { workspace: 'local', fingerprint: 'nothing', now })).toBeNull();
  });
});
