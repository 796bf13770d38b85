/** What one character of a text may be. */
export type CharTest = (code: number) => boolean;

/** A parsed regular expression. */
export type RegexNode =
  | { kind: 'char'; test: CharTest }
  | { kind: 'sequence'; parts: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  /** Lazy where it takes as little as it can, which changes what is captured and not whether it is found. */
  | { kind: 'repeat'; node: RegexNode; min: number; max: number; isLazy: boolean }
  | { kind: 'group'; name: string; node: RegexNode }
  | { kind: 'assert'; at: Assertion };

export type Assertion = 'start' | 'end' | 'boundary' | 'inside';

export const isWord: CharTest = (code) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);

const isDigit: CharTest = (code) => code >= 48 && code <= 57;
const isSpace: CharTest = (code) => (code >= 9 && code <= 13) || code === 32 || code === 160 || code === 0xfeff;
const not =
  (test: CharTest): CharTest =>
  (code) =>
    !test(code);

/** The classes that a backslash and a letter stand for. */
export const classes: Record<string, CharTest> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};

/** The characters that a backslash and a letter stand for. */
export const escapes: Record<string, number> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };

export const NEWLINE = 10;
export const anyChar: CharTest = (code) => code !== NEWLINE;

/** One character, in either case where case does not count. */
export function literal(code: number, ignoreCase: boolean): CharTest {
  if (!ignoreCase) return (other) => other === code;
  const text = String.fromCharCode(code);
  const codes = new Set([code, text.toLowerCase().charCodeAt(0), text.toUpperCase().charCodeAt(0)]);
  return (other) => codes.has(other);
}

/** What a bracket holds: any of several, or none of them. */
export function anyOf(tests: readonly CharTest[], negated: boolean): CharTest {
  return negated ? (code) => !tests.some((test) => test(code)) : (code) => tests.some((test) => test(code));
}

export function between(from: number, to: number, ignoreCase: boolean): CharTest {
  const inside: CharTest = (code) => code >= from && code <= to;
  if (!ignoreCase) return inside;
  return (code) => {
    const text = String.fromCharCode(code);
    return inside(text.toLowerCase().charCodeAt(0)) || inside(text.toUpperCase().charCodeAt(0));
  };
}
