import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResult, type StudentResult } from './result.ts';

/** Writes a file whole or not at all: a command that is ended must not leave half a result behind. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

/** The results of a cohort, a file for each student, written as they come. */
export class KeptResults {
  readonly #folder: string;

  /** @throws where the folder cannot be made */
  constructor(readonly root: string) {
    this.#folder = join(root, 'students');
    mkdirSync(this.#folder, { recursive: true });
  }

  /** A student may be called anything; a file may not. */
  #fileOf(student: string): string {
    return join(this.#folder, `${encodeURIComponent(student)}.json`);
  }

  all(): Map<string, StudentResult> {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    const results = files.flatMap((name) => parseResult(readFileSync(join(this.#folder, name), 'utf8')) ?? []);
    return new Map(results.map((result) => [result.student, result]));
  }

  keep(result: StudentResult): void {
    writeWhole(this.#fileOf(result.student), `${JSON.stringify(result, null, 2)}\n`);
  }

  /** A file beside them: the gradebook, the summary. Returns its path. */
  write(name: string, text: string): string {
    const path = join(this.root, name);
    writeWhole(path, text);
    return path;
  }
}
