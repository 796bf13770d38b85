/**
 * What a terminal or a page could obey instead of showing: control characters (ANSI's escape among them), line and
 * paragraph separators, lone surrogates, and the format characters that hide or turn the direction of text.
 */
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text that arrived, as one line that can only be shown: what could be obeyed becomes `\u001b`, the rest stays. */
export function printable(text: string, longest = 200): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replaceAll(obeyed, escaped);
}

const escaped = (character: string): string => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`;

const obeyedWithin = /(?!\r?\n|\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same of a text that keeps its lines and all of its length, as a stack trace does. */
export const printableLines = (text: string): string => text.replaceAll(obeyedWithin, escaped);
