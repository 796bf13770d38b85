import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Problem } from '../../telemetry/problem.ts';
import { fileProblem } from './problems.ts';

/** A file to read, under the name by which messages speak of it. */
export interface SourceFile {
  name: string;
  open: () => AsyncIterable<Buffer>;
}

/** What telemetry is called, packed or not. A file that was named itself may be called anything. */
const TELEMETRY = /\.(json|jsonl|ndjson|otlp|pb|proto|protobuf|bin)(\.(gz|zst|zstd))?$/i;

export const isTelemetryName = (name: string): boolean => TELEMETRY.test(name);

/** A telemetry file's name without what says of which kind it is. */
export const withoutEnding = (name: string): string => name.replace(TELEMETRY, '');

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Every telemetry file below a folder, by name. Links are left alone: a submission must not lead out of its folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => byName(one.name, other.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() && TELEMETRY.test(entry.name) ? [path] : [];
    });
}

const fileAt =
  (base: string | undefined) =>
  (path: string): SourceFile => ({
    name: base === undefined ? path : relative(base, path),
    open: () => createReadStream(path),
  });

const cannotRead = (name: string): Problem =>
  fileProblem(
    'unreadable',
    { file: name },
    { why: 'this cannot be read', hint: 'Look whether the file is there and may be read.' },
  );

async function* noInput(): AsyncGenerator<Buffer> {}

/**
 * The files behind what was named: a file, a folder of them, or `-` for standard input.
 * @param base the folder from which files are named in messages; as they were typed where it is left out
 */
export function sourceFiles(names: readonly string[], stdin: (() => AsyncIterable<Buffer>) | undefined,
  base?: string): { files: SourceFile[]; problems: Problem[] } {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    if (name === '-') files.push({ name: 'standard input', open: stdin ?? noInput });
    else {
      const found = filesAt(name, base);
      if (Array.isArray(found)) files.push(...found.map(fileAt(base)));
      else problems.push(found);
    }
  }
  return { files, problems };
} // prettier-ignore

function filesAt(name: string, base: string | undefined): string[] | Problem {
  const shown = base === undefined ? name : relative(base, name);
  try {
    if (!statSync(name).isDirectory()) return [name];
    const found = filesBelow(name);
    if (found.length > 0) return found;
  } catch {
    return cannotRead(shown);
  }
  const hint =
    'Files that end in .json, .jsonl, .ndjson, .otlp, .pb, .proto or .bin are looked at, also with .gz or .zst.';
  return fileProblem('none', { file: shown }, { why: 'the folder holds no telemetry', hint });
}
