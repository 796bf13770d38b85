import { describe, expect, it } from 'vitest';
import { mintIngestKey } from '../receivers/keys/mint-ingest-key.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';
import { openKeys } from './keys.ts';

const old = { key: mintIngestKey(), workspace: 'ada', environment: { name: 'Dev', slug: 'dev' }, createdAt: 0 };

/** A store that kept one record of before there were keys of other kinds. */
function keeping(body: unknown): DocumentStore {
  const kept = new Map([[old.key, body]]);
  return {
    list: async () => [...kept].map(([id, each]) => ({ id, body: each })),
    get: async (_workspace, _collection, id) => kept.get(id),
    put: async (_workspace, _collection, id, each) => void kept.set(id, each),
    remove: async (_workspace, _collection, id) => void kept.delete(id),
  };
}

describe('the keys that are kept', () => {
  it('get on first reading what an older record lacks, and the same on the next', async () => {
    const documents = keeping(old);
    const first = (await openKeys(documents)).policy(false).lookup(old.key);
    expect(first).toMatchObject({ ...old, aws: { accessKeyId: expect.stringMatching(/^SW/) as string } });
    expect((await openKeys(documents)).policy(false).lookup(old.key)).toEqual(first);
  });
});
