import { printable } from '../waterfall/printable.ts';

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]#|~$]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    // At the beginning of a line they begin a list, a quotation, a rule or a heading.
    .replace(/^[-+>=]/, String.raw`\$&`);

/** What renderers make a link of although nobody marked it as one, and no escape keeps them from it. */
const ADDRESS = /((?:\w{1,20}:\/\/|www\.)\S*|[^\s@]{0,100}@\S*)/i;

/** A text in one line, as Markdown that only shows it: no mark, link, picture or tag of its own. Addresses are code. */
export const plain = (text: string): string =>
  printable(text, Infinity)
    .split(ADDRESS)
    .map((part, at) => (at % 2 === 1 ? code(part, Infinity) : escaped(part)))
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
