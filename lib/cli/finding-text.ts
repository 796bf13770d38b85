import { changedLines } from '../curriculum/changed-lines.ts';
import type { Excerpt } from '../curriculum/excerpt.ts';
import type { FindingPage, Way } from '../curriculum/finding-page.ts';
import { inlinesOf, type Block } from '../curriculum/finding-text.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDTH = 88;

/** Code in a terminal is best left as it is typed in Markdown; stress has nothing that a pipe would keep. */
const plain = (text: string): string =>
  inlinesOf(text)
    .map(({ kind, text: words }) => (kind === 'code' ? `\`${words}\`` : words))
    .join('');

const indented = (text: string, first: string, rest: string): string[] =>
  wrap(plain(text), WIDTH - rest.length).map((line, at) => (at === 0 ? first : rest) + line);

function linesOf(block: Block, indent: string): string[] {
  if (block.kind === 'text') return indented(block.text, indent, indent);
  return block.items.flatMap((item, at) => indented(item, `${indent}${at + 1}. `, `${indent}   `));
}

const blocks = (all: readonly Block[], indent = '  '): string[] =>
  all.flatMap((block, at) => [...(at === 0 ? [] : ['']), ...linesOf(block, indent)]);

/** A sample with a sign before each line that goes or comes. */
function code(excerpt: Excerpt, changed: Set<number>, sign: (line: string) => string): string[] {
  return excerpt.lines.map((line, at) => (changed.has(at) ? sign(line) : `      ${line}`.trimEnd()));
}

function sampleLines({ mistake, mended }: NonNullable<Way['sample']>, paint: Paint): string[] {
  const { removed, added } = changedLines(mistake.lines, mended.lines);
  return [
    '',
    `  ${paint.quiet(mistake.file)}`,
    ...code(mistake, removed, (line) => `    ${paint.bad(`- ${line}`)}`),
    '',
    `  ${paint.quiet(mended.file)}`,
    ...code(mended, added, (line) => `    ${paint.good(`+ ${line}`)}`),
  ];
}

const section = (title: string, lines: string[], paint: Paint): string[] => ['', paint.strong(title), ...lines];

/** A finding's page for a terminal: the same words as in the app, wrapped, with the changed lines marked. */
export function findingText(page: FindingPage, paint: Paint): string {
  const { means, intro, mend } = page;
  const ways = page.ways.flatMap((way) => {
    const title = way.id === 'anywhere' ? way.label : `How it comes about in ${way.label}`;
    return section(
      title,
      [...blocks(way.blocks), ...(way.sample === null ? [] : sampleLines(way.sample, paint))],
      paint,
    );
  });
  const lines = [
    `${paint.strong(page.title)}  ${paint.quiet(page.code)}`,
    '',
    ...blocks([{ kind: 'text', text: means }, ...intro]),
    ...section('What to do', blocks(mend), paint),
    ...ways,
    ...page.places.flatMap((place) => section(`How to see it: ${place.title}`, blocks(place.blocks), paint)),
    ...(page.related.length === 0 ? [] : section('Easily mistaken for it', [`  ${page.related.join(', ')}`], paint)),
  ];
  return `${lines.join('\n')}\n`;
}
