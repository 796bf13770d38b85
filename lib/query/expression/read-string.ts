import { MistakeFound } from './expression.ts';

const simple: Partial<Record<string, string>> = {
  a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"',
}; // prettier-ignore

/** Escapes that name a code point. */
const CODED = /u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{3})/y;

interface ReadString {
  value: string;
  /** The place after the closing quote. */
  to: number;
}

const unfinished = (at: number): MistakeFound =>
  new MistakeFound(at, 'This text does not end.', 'Close it with the quote it began with.');

/** The code point that an escape names, if it names one. */
function codeOf([, four, eight, two, octal]: RegExpExecArray): number | undefined {
  const hex = four ?? eight ?? two;
  const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16);
  return code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? code : undefined;
}

/** What stands for an escape that begins behind a backslash. */
function readEscape(text: string, at: number): ReadString {
  const plain = simple[text[at] ?? ''];
  if (plain !== undefined) return { value: plain, to: at + 1 };
  CODED.lastIndex = at;
  const coded = CODED.exec(text);
  const code = coded && codeOf(coded);
  if (coded && code != null) return { value: String.fromCodePoint(code), to: at + coded[0].length };
  const hint = 'A backslash alone is written \\\\; in `backticks` it stands for itself.';
  throw new MistakeFound(at - 1, 'This is no escape.', hint);
}

/** Reads text in double quotes, with escapes, or in backticks, as it stands. `at` is the place of its first quote. */
export function readString(text: string, at: number): ReadString {
  if (text[at] === '`') {
    const end = text.indexOf('`', at + 1);
    if (end < 0) throw unfinished(at);
    return { value: text.slice(at + 1, end), to: end + 1 };
  }
  let value = '';
  for (let place = at + 1; place < text.length;) {
    const character = text[place];
    if (character === '"') return { value, to: place + 1 };
    if (character === '\n') throw unfinished(at);
    const read = character === '\\' ? readEscape(text, place + 1) : { value: character ?? '', to: place + 1 };
    value += read.value;
    place = read.to;
  }
  throw unfinished(at);
}
