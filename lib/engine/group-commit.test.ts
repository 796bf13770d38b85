import { describe, expect, it } from 'vitest';
import type { Appended, Batch } from '../store/telemetry-store.ts';
import { GroupCommit } from './group-commit.ts';

const batch = (workspace: string): Batch =>
  ({ workspace, environment: 'test', receivedAt: 0, spans: [], refused: [] }) satisfies Batch;

/** A store whose commits end when the test says so. */
function slowStore() {
  const commits: { names: string[]; end: (error?: Error) => void }[] = [];
  const append = (batches: Batch[]): Promise<Appended[]> =>
    new Promise((resolve, reject) => {
      const names = batches.map(({ workspace }) => workspace);
      const appended = batches.map((_, index) => ({ stored: [], duplicates: index, signals: [] }));
      commits.push({ names, end: (error) => (error ? reject(error) : resolve(appended)) });
    });
  return { append, commits };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('group commit', () => {
  it('commits at once when idle', async () => {
    const store = slowStore();
    void new GroupCommit(store, () => {}).append(batch('a'));
    await settled();
    expect(store.commits.map(({ names }) => names)).toEqual([['a']]);
  });

  it('coalesces what arrives while a commit runs into the next one, in order', async () => {
    const store = slowStore();
    const group = new GroupCommit(store, () => {});
    void group.append(batch('a'));
    void group.append(batch('b'));
    void group.append(batch('c'));
    store.commits[0]?.end();
    await settled();
    expect(store.commits.map(({ names }) => names)).toEqual([['a'], ['b', 'c']]);
  });

  it('answers each batch with its own outcome, and only after its commit', async () => {
    const store = slowStore();
    const group = new GroupCommit(store, () => {});
    void group.append(batch('a'));
    const second = group.append(batch('b'));
    const third = group.append(batch('c'));
    store.commits[0]?.end();
    await settled();
    expect(await Promise.race([second, settled()])).toBeUndefined();
    store.commits[1]?.end();
    expect([(await second).duplicates, (await third).duplicates]).toEqual([0, 1]);
  });

  it('fails the batches of a failed commit and goes on with the next', async () => {
    const store = slowStore();
    const group = new GroupCommit(store, () => {});
    const first = group.append(batch('a'));
    const second = group.append(batch('b'));
    store.commits[0]?.end(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    store.commits[1]?.end();
    await expect(second).resolves.toMatchObject({ duplicates: 0 });
  });

  it('tries the batches of a failed commit one by one, so that the one at fault fails alone', async () => {
    const store = slowStore();
    const told: string[][] = [];
    const group = new GroupCommit(store, (batches) => told.push(batches.map(({ workspace }) => workspace)));
    void group.append(batch('a'));
    const second = group.append(batch('b'));
    const third = group.append(batch('c'));
    store.commits[0]?.end();
    await settled();
    store.commits[1]?.end(new Error('unwritable'));
    await settled();
    store.commits[2]?.end(new Error('unwritable'));
    await expect(second).rejects.toThrow('unwritable');
    await settled();
    store.commits[3]?.end();
    await expect(third).resolves.toMatchObject({ duplicates: 0 });
    expect(told).toEqual([['a'], ['c']]);
  });
});
