import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgressBook } from '@/lib/classroom/progress.ts';
import { openDuckDbStore } from '@/lib/store/duckdb/open.ts';

/** A data folder of a student who has passed these steps: the book of progress says so, in the store's own file. */
export async function folderWith(steps: readonly string[]): Promise<string | undefined> {
  if (steps.length === 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'spanwalk-test-'));
  const store = await openDuckDbStore({ file: join(folder, 'telemetry.duckdb') });
  const book = new ProgressBook(store);
  for (const step of steps) await book.markDone('local', step, null, Date.now());
  await store.close();
  return folder;
}
