import type { Progress } from '../progress.ts';
import { megabytes } from './problems.ts';
import type { SourceFile } from './source-files.ts';

/** How much of a file is read before it is worth a word. */
const STEP = 16 * 1024 * 1024;

/** The same files; while a long one is read, it is said how far. */
export const withProgress = (files: readonly SourceFile[], progress: Pick<Progress, 'doing'>): SourceFile[] =>
  files.map(({ name, open }) => ({
    name,
    async *open() {
      let [read, told] = [0, 0];
      for await (const chunk of open()) {
        yield chunk;
        read += chunk.length;
        if (read - told < STEP) continue;
        told = read;
        progress.doing(`reading ${name} · ${megabytes(read)} …`);
      }
    },
  }));
