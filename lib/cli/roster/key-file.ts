import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Problem } from '../../telemetry/problem.ts';
import { csvOf } from '../formats/csv-row.ts';
import type { Keyed } from './roster-client.ts';

const HEAD = ['name', 'workspace', 'page_key', 'sign_in'];

/**
 * A new file for page keys, readable by its owner alone. It is opened before the keys are made: a key that could not be
 * written down would be lost, since nobody can read it a second time.
 */
export class KeyFile {
  readonly #descriptor: number;
  #isEmpty = true;

  private constructor(
    readonly path: string,
    descriptor: number,
  ) {
    this.#descriptor = descriptor;
  }

  /** Never overwrites: the file that is there may hold keys that stand nowhere else. */
  static open(path: string): { ok: KeyFile } | { problem: Problem } {
    try {
      return { ok: new KeyFile(path, openSync(path, 'wx', 0o600)) };
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
      return {
        problem: {
          code: 'roster/out',
          message: isThere ? `${path} is there already.` : `${path} cannot be written.`,
          hint: isThere
            ? 'It may hold keys: move it away, or name another file with --out.'
            : 'Name another with --out.',
        },
      };
    }
  }

  /** @param url where the students sign in */
  write(keyed: readonly Keyed[], url: string): void {
    const rows = keyed.map(({ name, workspace, key }) => [name, workspace, key, `${url}/sign-in`]);
    if (rows.length === 0) return;
    writeSync(this.#descriptor, csvOf(this.#isEmpty ? [HEAD, ...rows] : rows));
    this.#isEmpty = false;
  }

  /** Removes the file again where no key came into it. */
  close(): void {
    closeSync(this.#descriptor);
    if (this.#isEmpty) rmSync(this.path, { force: true });
  }
}
