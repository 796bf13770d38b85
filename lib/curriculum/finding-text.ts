/** A paragraph, or steps to take in order. Code stays in backticks, emphasis in underscores: a reader draws them. */
export type Block = { kind: 'text'; text: string } | { kind: 'steps'; items: string[] };

/** A text file of headings, paragraphs and lists: no more of Markdown than two kinds of readers can draw. */
export interface FindingText {
  title: string;
  intro: Block[];
  /** By heading, in the file's order. */
  sections: ReadonlyMap<string, Block[]>;
}

const STEP = /^\d+\. /;
const BULLET = /^- /;

function blockOf(paragraph: string): Block {
  const lines = paragraph.split('\n');
  const mark = [STEP, BULLET].find((each) => each.test(lines[0] ?? ''));
  if (mark === undefined) return { kind: 'text', text: lines.join(' ') };
  return { kind: 'steps', items: lines.map((line) => line.replace(mark, '')) };
}

const blocksOf = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map(blockOf);

/** @throws in words where the file has no title, or a heading twice */
export function parseFindingText(source: string, file: string): FindingText {
  const [head = '', ...parts] = source.replaceAll('\r\n', '\n').split(/^## /m);
  const title = /^# (.+)$/m.exec(head)?.[1]?.trim();
  if (title === undefined) throw new Error(`${file} has no title: its first line is “# …”.`);
  const sections = new Map<string, Block[]>();
  for (const part of parts) {
    const [heading = '', ...lines] = part.split('\n');
    if (sections.has(heading.trim())) throw new Error(`${file} has the heading “${heading.trim()}” twice.`);
    sections.set(heading.trim(), blocksOf(lines.join('\n')));
  }
  return { title, intro: blocksOf(head.replace(/^# .+$/m, '')), sections };
}

/** A piece of a line: plain words, code, or words that are stressed. */
export interface Inline {
  kind: 'words' | 'code' | 'stress';
  text: string;
}

/** A paragraph's pieces, for who draws them. */
export function inlinesOf(text: string): Inline[] {
  return text
    .split(/(`[^`]+`|(?<!\w)_[^_]+_(?!\w))/)
    .filter((piece) => piece !== '')
    .map((piece): Inline => {
      if (piece.startsWith('`') && piece.length > 2) return { kind: 'code', text: piece.slice(1, -1) };
      if (piece.startsWith('_') && piece.length > 2) return { kind: 'stress', text: piece.slice(1, -1) };
      return { kind: 'words', text: piece };
    });
}
