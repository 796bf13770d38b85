import { createReadStream, lstatSync, readdirSync, statSync } from 'node:fs';
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

/** What was found below a folder: files to read, and what has a telemetry file's name and is none. */
interface Found {
  files: string[];
  others: string[];
}

/** Every telemetry file below a folder, by name. Links are left alone: a submission must not lead out of its folder. */
function filesBelow(folder: string, found: Found = { files: [], others: [] }): Found {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => byName(one.name, other.name))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) filesBelow(path, found);
    else if (isTelemetryName(entry.name)) found[entry.isFile() ? 'files' : 'others'].push(path);
  }
  return found;
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

const notFollowed = (name: string): Problem =>
  fileProblem(
    'link',
    { file: name },
    { why: 'this is a link or no file at all, and is left alone', hint: 'Put the file itself there.' },
  );

const holdsNothing = (name: string): Problem =>
  fileProblem(
    'none',
    { file: name },
    {
      why: 'the folder holds no telemetry',
      hint: 'Files that end in .json, .jsonl, .ndjson, .otlp, .pb, .proto or .bin are looked at, also with .gz or .zst.',
    },
  );

export interface Sources {
  files: SourceFile[];
  problems: Problem[];
}

/**
 * The files behind what was named: a file, a folder of them, or `-` for standard input.
 * @param base the folder from which files are named in messages; as they were typed where it is left out. Where there is
 *   one, somebody else named them, and a link among them is not followed
 */
export function sourceFiles(
  names: readonly string[],
  stdin: (() => AsyncIterable<Buffer>) | undefined,
  base?: string,
): Sources {
  const all: Sources = { files: [], problems: [] };
  for (const name of names) {
    if (name === '-') all.files.push({ name: 'standard input', open: stdin ?? noInput });
    else {
      const { files, problems } = filesAt(name, base);
      all.files.push(...files.map(fileAt(base)));
      all.problems.push(...problems);
    }
  }
  return all;
}

function filesAt(name: string, base: string | undefined): { files: string[]; problems: Problem[] } {
  const shown = (path: string): string => (base === undefined ? path : relative(base, path));
  try {
    const entry = base === undefined ? statSync(name) : lstatSync(name);
    if (!entry.isDirectory()) {
      const isTaken = base === undefined || entry.isFile();
      return isTaken ? { files: [name], problems: [] } : { files: [], problems: [notFollowed(shown(name))] };
    }
    const { files, others } = filesBelow(name);
    const problems = others.map((path) => notFollowed(shown(path)));
    return files.length + problems.length > 0 ? { files, problems } : { files, problems: [holdsNothing(shown(name))] };
  } catch {
    return { files: [], problems: [cannotRead(shown(name))] };
  }
}
