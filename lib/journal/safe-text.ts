import { printable } from '../waterfall/printable.ts';

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]#|~$]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    // At the beginning of a line they begin a list, a quotation, a rule or a heading.
    .replace(/^[-+>=]/, String.raw`\$&`);

/**
 * What renderers make a link of although nobody marked it as one, and no escape keeps them from it. Quotation marks end
 * it; what the guard put in a secret’s place is a part of it, spaces and all.
 */
const ADDRESS =
  /((?:\w{1,20}:\/\/|www\.|(?:\(hidden: \d{1,9} characters?\)|[\w.+-]{0,100})@)(?:\(hidden: \d{1,9} characters?\)|[^\s"“”„«»<>`])*)/i;

/** More signs than that at an address’s end are left in it: nobody writes them, and looking at each takes its time. */
const MOST_TRIMMED = 50;

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** How much of an address is one: the marks of the sentence around it are not, nor a bracket that it did not open. */
function addressLength(text: string): number {
  let end = text.length;
  for (; end > Math.max(1, text.length - MOST_TRIMMED); end -= 1) {
    const address = text.slice(0, end);
    const last = address.at(-1) ?? '';
    const isMark = /[.,;:!?'’‘*_~|\\]/.test(last);
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    if (!isMark && (opening === undefined || count(address, last) <= count(address, opening))) break;
  }
  return end;
}

/** An address as code, and what follows it as text. */
function addressText(part: string): string {
  const end = addressLength(part);
  return code(part.slice(0, end), Infinity) + escaped(part.slice(end));
}

/** A text in one line, as Markdown that only shows it: no mark, link, picture or tag of its own. Addresses are code. */
export const plain = (text: string): string =>
  printable(text, Infinity)
    .split(ADDRESS)
    .map((part, at) => (at % 2 === 1 ? addressText(part) : escaped(part)))
    .join('');

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** What was sent, in one line, as code: in there nothing means anything. */
export function code(text: string, longest = 200): string {
  const line = printable(text, longest).trim();
  if (line === '') return '(empty)';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${room}${line}${room}${ticks}`;
}

/** The same in a cell of a table, whose columns are parted before code is read. */
export const codeCell = (text: string): string => code(text).replaceAll('|', String.raw`\|`);

/** Several lines as a block of code, with a fence that is longer than any in it. */
export function block(text: string, language = 'text'): string {
  const lines = text.split('\n').map((line) => printable(line.replaceAll('\t', '  '), 2000));
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A text as SVG’s text or attribute: https://www.w3.org/TR/xml/#syntax */
export const xml = (text: string, longest = 200): string =>
  printable(text, longest)
    // Two code points that are no character of XML at all.
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
