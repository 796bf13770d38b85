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

type Mark = { edge: 'region' | 'endregion'; name: string; at: number };

function marksIn(lines: string[]): Mark[] {
  return lines.flatMap((line, at) => {
    const [, edge, name = ''] = MARKER.exec(line) ?? [];
    return edge === undefined ? [] : [{ edge: edge as Mark['edge'], name, at }];
  });
}

/** The lines between a region's two marks, both excluded: from (inclusive) and to (exclusive), counted from 0. */
function boundsOfRegion(marks: Mark[], request: { file: string; region: string }): { from: number; to: number } {
  const { file, region } = request;
  const starts = marks.filter((mark) => mark.edge === 'region' && mark.name === region);
  const [start, second] = starts;
  if (start === undefined) {
    const names = marks.filter((mark) => mark.edge === 'region').map((mark) => mark.name);
    throw new Error(`${file} has no region “${region}”; it has ${names.length === 0 ? 'none' : names.join(', ')}.`);
  }
  if (second !== undefined) throw new Error(`${file} has two regions “${region}”.`);
  const end = marks.find((mark) => mark.edge === 'endregion' && mark.at > start.at && mark.name === region);
  if (end === undefined) throw new Error(`${file}: the region “${region}” has no “#endregion ${region}”.`);
  return { from: start.at + 1, to: end.at };
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
  const marks = marksIn(all);
  let { from, to } = region === undefined ? { from: 0, to: all.length } : boundsOfRegion(marks, { file, region });
  const marked = new Set(marks.map((mark) => mark.at));
  const shown = (at: number) => !marked.has(at) && all[at]?.trim() !== '';
  while (from < to && !shown(from)) from += 1;
  while (to > from && !shown(to - 1)) to -= 1;
  const lines = dedent(all.slice(from, to).filter((_, nth) => !marked.has(from + nth)));
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
