/** What XML 1.0 can hold at all, https://www.w3.org/TR/xml/#charsets; an escape for anything else is no XML either. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** What was sent to us stays to be seen, as the escape that JSON would write. */
const visible = (text: string): string =>
  text.replaceAll(ILLEGAL, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => visible(text).replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

/** An attribute's line breaks would be read as spaces, so they are written as references. */
const attribute = (text: string): string =>
  escaped(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;');

export type Attributes = Record<string, string | number | undefined>;

/** An element; its content is text to be escaped, or elements that are written already. */
export function element(name: string, attributes: Attributes, content: string | Element[] = ''): Element {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${attribute(String(value))}"`]))
    .join('');
  const lines = typeof content === 'string' ? escaped(content).replaceAll('\r', '&#13;') : indented(content);
  return new Element(lines === '' ? `<${name}${written}/>` : `<${name}${written}>${lines}</${name}>`);
}

/** XML that is written, so that text cannot be mistaken for it. */
export class Element {
  constructor(readonly xml: string) {}
}

const indented = (elements: readonly Element[]): string =>
  elements.length === 0 ? '' : `\n${elements.map(({ xml }) => xml).join('\n')}\n`;

export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
