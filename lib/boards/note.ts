/** A piece of a line. A link leads to a page of this classroom or to one on the web. */
export type Inline = { is: 'text' | 'strong' | 'code'; text: string } | { is: 'link'; text: string; href: string };

/** A part of a note: a heading, a paragraph of lines, or a list of them. */
export type Block = { is: 'heading'; line: Inline[] } | { is: 'paragraph' | 'list'; lines: Inline[][] };

const marks = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\][]+)\]\(([^\s()]+)\)/g;

/** An address with a scheme that only leads, or a path on this host: never `javascript:`, never another host by `//`. */
const leads = (address: string): boolean => {
  if (/^\/(?![/\\])/.test(address)) return true;
  return /^https?:\/\//i.test(address) && URL.canParse(address);
};

function piece([whole, strong, code, words, address]: RegExpMatchArray): Inline {
  if (strong !== undefined) return { is: 'strong', text: strong };
  if (code !== undefined) return { is: 'code', text: code };
  if (words !== undefined && address !== undefined && leads(address)) return { is: 'link', text: words, href: address };
  return { is: 'text', text: whole };
}

/** One line: `**strong**`, code between backticks, and `[words](address)`. Whatever else stands there is text. */
export function inlines(line: string): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(marks)) {
    if (match.index > end) found.push({ is: 'text', text: line.slice(end, match.index) });
    found.push(piece(match));
    end = match.index + match[0].length;
  }
  if (end < line.length) found.push({ is: 'text', text: line.slice(end) });
  return found;
}

const heading = /^#{1,3}\s+(\S.*)$/;
const item = /^[-*]\s+(\S.*)$/;

function read(line: string): Block | null {
  const title = heading.exec(line)?.[1];
  if (title !== undefined) return { is: 'heading', line: inlines(title) };
  const listed = item.exec(line)?.[1];
  if (listed !== undefined) return { is: 'list', lines: [inlines(listed)] };
  return line === '' ? null : { is: 'paragraph', lines: [inlines(line)] };
}

/** A note's text in the part of Markdown that it may use. Nothing of it is HTML: what a page shows is made of the text. */
export function blocksOf(content: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of content.split(/\r\n|\r|\n/)) {
    const block = read(line.trim());
    if (open !== null && block !== null && goesOn(open, block)) continue;
    if (block !== null) blocks.push(block);
    open = block;
  }
  return blocks;
}

/** Whether a line belongs to the paragraph or the list before it, and if so, puts it there. */
function goesOn(open: Block, block: Block): boolean {
  if (open.is === 'heading' || block.is === 'heading' || open.is !== block.is) return false;
  open.lines.push(...block.lines);
  return true;
}
