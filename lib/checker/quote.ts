import { maskValue } from '../guard/mask.ts';
import { valueAsText, type AttributeValue } from '../telemetry/attributes.ts';
import { printable } from '../waterfall/printable.ts';

const LONGEST = 200;
/** How much of two long values is shown before the place where they begin to differ. */
const BEFORE_DIFFERENCE = 40;

const SECRET_KEY =
  /(?:^|[._-])(?:authorization|cookie|set-cookie|password|passwd|secret|token|api[._-]?key|x-honeycomb-team)(?:$|[._-])/i;

/** A text without what the guard knows as a secret, and without what a terminal would obey. */
export const masked = (text: string, key = ''): string => printable(maskValue({ key, text }).text, Infinity);

/** A name that arrived, in quotes, short and harmless. */
export const quoted = (name: string): string => `“${shortened(masked(name), 0)}”`;

/** A value that arrived under a key: short, harmless, and hidden where the key or the value says it is secret. */
export function shownValue(key: string, value: AttributeValue | undefined, besides = ''): string {
  if (value === undefined) return 'nothing';
  const text = valueAsText(value);
  if (SECRET_KEY.test(key)) return `(hidden: ${text.length} characters)`;
  const shown = shortened(masked(text, key), difference(text, besides));
  return value.type === 'string' ? `“${shown}”` : shown;
}

/** Cuts a long text to a window around a place, so that two long values are never shortened to the same thing. */
function shortened(text: string, around: number): string {
  if (text.length <= LONGEST) return text;
  const from = Math.max(0, Math.min(around - BEFORE_DIFFERENCE, text.length - LONGEST));
  const cut = text.slice(from, from + LONGEST);
  return `${from > 0 ? '…' : ''}${cut}${from + LONGEST < text.length ? '…' : ''}`;
}

/** Where two texts begin to differ. */
function difference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return at;
}

/** Several names as people list them, each once, the first eight of them. */
export const listed = (names: Iterable<string>): string => listedOnce([...new Set(names)]);

/** The same, of names that are known to differ. */
export function listedOnce(names: readonly string[]): string {
  const shown = names.slice(0, 8).map(quoted).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}

/** Words in a row, as they are spoken: `a`, `a and b`, `a, b and c`. */
export const inRow = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
