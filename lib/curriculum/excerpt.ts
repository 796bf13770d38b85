import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languageOf, type Language } from './language.ts';

/** Which part of which file a lesson shows. Without a region it shows the whole file. */
export interface ExcerptRequest {
  /** Relative to the root, with forward slashes. */
  file: string;
  region?: string | undefined;
}

export interface Excerpt {
  file: string;
  region: string | null;
  language: Language;
  lines: string[];
  /** The number of the first line in the file, from 1. */
  firstLine: number;
}

// `// #region shown` in TypeScript, `# #region shown` in Python, YAML and shell; the inner # may be left out.
const MARKER = /^\s*(?:\/\/|#)\s*#?(region|endregion)\b[ \t]*([\w-]*)\s*$/;

interface Region {
  name: string;
  /** The lines between its two marks, both excluded: from (inclusive) and to (exclusive), counted from 0. */
  from: number;
  /** null where it never ends. */
  to: number | null;
}

/** Every region of a file, and which lines are marks. An `#endregion` without a name ends the innermost open region. */
function regionsIn(lines: string[]): { regions: Region[]; marks: Set<number> } {
  const regions: Region[] = [];
  const marks = new Set<number>();
  lines.forEach((line, at) => {
    const [, edge, name = ''] = MARKER.exec(line) ?? [];
    if (edge === undefined) return;
    marks.add(at);
    if (edge === 'region') {
      regions.push({ name, from: at + 1, to: null });
      return;
    }
    const ended = regions.findLast((region) => region.to === null && (name === '' || region.name === name));
    if (ended) ended.to = at;
  });
  return { regions, marks };
}

function findRegion(regions: Region[], file: string, name: string): { from: number; to: number } {
  const [found, second] = regions.filter((region) => region.name === name);
  if (found === undefined) {
    const names = regions.map((region) => region.name).join(', ');
    throw new Error(`${file} has no region “${name}”; it has ${names || 'none'}.`);
  }
  if (second !== undefined) throw new Error(`${file} has two regions “${name}”.`);
  if (found.to === null) throw new Error(`${file}: the region “${name}” has no “#endregion”.`);
  return { from: found.from, to: found.to };
}

/** The lines without the indentation that all of them share, and without blank lines at either end. */
function dedent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(shared).trimEnd());
}

/**
 * A region of a text, or all of it, dedented and without the marks of any region inside it.
 * @throws in words when the region is missing, unclosed, doubled or empty: a lesson must not show nothing
 */
export function excerptOf(text: string, { file, region }: ExcerptRequest): Excerpt {
  const all = text.split(/\r?\n/);
  const { regions, marks } = regionsIn(all);
  let { from, to } = region === undefined ? { from: 0, to: all.length } : findRegion(regions, file, region);
  const shown = (at: number) => !marks.has(at) && all[at]?.trim() !== '';
  while (from < to && !shown(from)) from += 1;
  while (to > from && !shown(to - 1)) to -= 1;
  const lines = dedent(all.slice(from, to).filter((_, nth) => !marks.has(from + nth)));
  if (lines.length === 0) throw new Error(`${file}: ${region ? `the region “${region}”` : 'the file'} is empty.`);
  return { file, region: region ?? null, language: languageOf(file), lines, firstLine: from + 1 };
}

/**
 * An excerpt read from disk, on the server, when a page is rendered: a build step that read it would show stale code.
 * @param root the checkout's folder; a file outside it is refused
 */
export function readExcerpt(root: string, request: ExcerptRequest): Excerpt {
  const { file } = request;
  const inside = !path.isAbsolute(file) && !file.split('/').includes('..');
  if (!inside) throw new Error(`An excerpt’s file is named from the project’s root: ${file}`);
  return excerptOf(readFileSync(path.join(root, file), 'utf8'), request);
}
