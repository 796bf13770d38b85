/** A pattern's body that is nothing but text: no letter of it means anything but itself, or it is escaped. */
const PLAIN = /^(?:[^\\^$.*+?()[\]{}|]|\\[^\p{L}\p{N}])+$/u;
const ONE_GROUP = /^\((?:\?:)?((?:[^()\\]|\\.)*)\)$/u;
const DIGITS = /\\d(?:\{(\d{1,2})\})?/gu;

/** How the rest of a text may stand around what a pattern asks for, by its anchors: `^…$`, `^…`, `…$`, none. */
const AROUND: Record<string, readonly [is: string, isNot: string]> = {
  '^$': ['', 'anything but '],
  '^': ['a text that starts with ', 'a text that does not start with '],
  $: ['a text that ends with ', 'a text that does not end with '],
  '': ['a text that contains ', 'a text that does not contain '],
};

const unescaped = (text: string): string => text.replaceAll(/\\(.)/gsu, '$1');

/** The texts that a body stands for; null where it stands for more than can be listed. */
function textsOf(body: string): string[] | null {
  const choices = (ONE_GROUP.exec(body)?.[1] ?? body).split('|');
  // Without its group, a choice would reach across the anchors.
  if (choices.length > 1 && !ONE_GROUP.test(body)) return null;
  return choices.every((choice) => PLAIN.test(choice)) ? choices.map(unescaped) : null;
}

/** A body of text and digits as an example: `\d{4}-\d\d` as `0000-00`; null for any other. */
function exampleOf(body: string): string | null {
  if (!body.includes(String.raw`\d`) || body.replaceAll(DIGITS, '').includes('0')) return null;
  const example = body.replaceAll(DIGITS, (_, times: string | undefined) => '0'.repeat(Number(times ?? 1)));
  return PLAIN.test(example) ? unescaped(example) : null;
}

const quote = (text: string): string => `“${text}”`;

/** A pattern's anchors, and what stands between them. */
const ANCHORED = /^(\^?)(.*?)((?<!\\)\$)?$/su;

/** What a body asks for: its texts, or an example; null where words would say less than the pattern. */
function bodyInWords(body: string): string | null {
  const texts = textsOf(body);
  if (texts !== null) return texts.map(quote).join(' or ');
  const example = exampleOf(body);
  return example === null ? null : `${quote(example)}, any digit for each 0`;
}

const leadOf = (anchors: string, isForbidden: boolean): string => AROUND[anchors]?.[isForbidden ? 1 : 0] ?? '';

/** What a pattern asks for, in words where it is simple enough for them; else the pattern itself. */
export function patternInWords(pattern: string, isForbidden = false): string {
  const [, start = '', body = '', end = ''] = ANCHORED.exec(pattern) ?? [];
  const words = bodyInWords(body);
  if (words !== null) return leadOf(start + end, isForbidden) + words;
  return `a text that ${isForbidden ? 'does not match' : 'matches'} the pattern ${pattern}`;
}
