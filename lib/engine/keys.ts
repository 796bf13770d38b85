import { KeyIndex } from '../receivers/keys/key-index.ts';
import { completed, type KeptRecord } from '../receivers/keys/mint-keys.ts';
import type { DocumentStore } from '../store/telemetry-store.ts';

/** Ingest keys are looked up before it is known whose they are, so they stand outside every workspace. */
export const KEYS = { workspace: '', collection: 'ingest-keys' } as const;

/** Reads every key that is kept. A record from before there were keys of other kinds gets them now, and keeps them. */
export async function openKeys(documents: DocumentStore): Promise<KeyIndex> {
  const index = new KeyIndex();
  for (const { id, body } of await documents.list(KEYS.workspace, KEYS.collection)) {
    const kept = body as KeptRecord;
    const record = completed(kept);
    if (!kept.aws || !kept.errorTokens) await documents.put(KEYS.workspace, KEYS.collection, id, record);
    index.set(record);
  }
  return index;
}
