import { LONGEST, wordsOf } from './name-words.ts';

/** Places for letters in a sketch: 26 for letters, 6 for digits; what is neither shares them. */
export const PLACES = 32;

/** The score of a name that ends with the other, and of one with its words run together: see similarity.ts. */
const SUFFIX = 0.86;
const SAME_LETTERS = 0.95;

/** Rounding may not make a bound smaller than what it bounds. */
const ROUNDING = 1e-9;

/** What can be told of a name at a glance. */
export interface Sketch {
  /** Its letters and digits, and with one mark between each two words. */
  bare: number;
  dotted: number;
  /** Its last three letters, as a number. */
  tail: number;
  /** How often each letter is in it. */
  letters: Uint16Array;
}

/** What an ASCII character is in a name. */
const NOTHING = 0;
const LOWER = 1;
const UPPER = 2;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

const KIND = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isUpper(code)) return UPPER;
  return isLower(code) || isDigit(code) ? LOWER : NOTHING;
});
const PLACE = Uint8Array.from({ length: 128 }, (_, code) =>
  isDigit(code) ? 26 + ((code - 48) % 6) : (code | 32) - 97,
);

const withLetter = (tail: number, code: number): number => ((tail << 8) ^ code) & 0xff_ff_ff;

/**
 * Sketches a name in one walk over its characters, words told apart as `wordsOf` does; false for a name that is not
 * plain ASCII.
 */
function sketchPlain(name: string, sketch: Sketch): boolean {
  const length = Math.min(name.length, LONGEST);
  let [words, before] = [0, NOTHING];
  for (let at = 0; at < length; at += 1) {
    const code = name.charCodeAt(at);
    if (code > 127) return false;
    const kind = KIND[code] ?? NOTHING;
    if (kind !== NOTHING) {
      if (before === NOTHING || (before === LOWER && kind === UPPER)) words += 1;
      count(sketch, PLACE[code] ?? 0, kind === UPPER ? code | 32 : code);
    }
    before = kind;
  }
  sketch.dotted = sketch.bare + Math.max(0, words - 1);
  return true;
}

function count(sketch: Sketch, place: number, code: number): void {
  sketch.bare += 1;
  sketch.tail = withLetter(sketch.tail, code);
  sketch.letters[place] = (sketch.letters[place] ?? 0) + 1;
}

function sketchByWords(name: string, sketch: Sketch): void {
  const words = wordsOf(name);
  for (const word of words) {
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at);
      count(sketch, code > 127 ? code % PLACES : (PLACE[code] ?? 0), code);
    }
  }
  sketch.dotted = sketch.bare + Math.max(0, words.length - 1);
}

/** @param letters where to count the letters: all zero, `PLACES` long */
export function sketchOf(name: string, letters = new Uint16Array(PLACES)): Sketch {
  const sketch = { bare: 0, dotted: 0, tail: 0, letters };
  if (sketchPlain(name, sketch)) return sketch;
  letters.fill(0);
  Object.assign(sketch, { bare: 0, tail: 0 });
  sketchByWords(name, sketch);
  return sketch;
}

function inCommon(a: Uint16Array, b: Uint16Array): number {
  let common = 0;
  for (let place = 0; place < PLACES; place += 1) common += Math.min(a[place] as number, b[place] as number);
  return common;
}

/** What two names so long, with so many letters in common, can score at the most. */
function mostFor(a: Sketch, b: Sketch, common: number): number {
  const marks = Math.min(a.dotted - a.bare, b.dotted - b.bare);
  return (0.5 * (common + marks)) / Math.max(a.dotted, b.dotted) + common / (a.bare + b.bare);
}

/**
 * How alike two names can be at the most; never less than they are. Letters in common bound the edits between them,
 * wherever in the names they stand.
 */
export function mostAlikeness(a: Sketch, b: Sketch): number {
  const shorter = Math.min(a.bare, b.bare);
  if (shorter === 0) return 1;
  const mayEndAlike = a.tail === b.tail;
  if (!mayEndAlike && mostFor(a, b, shorter) < 0.7) return 0;
  const common = inCommon(a.letters, b.letters);
  const least = common < shorter ? 0 : a.bare === b.bare ? SAME_LETTERS : mayEndAlike ? SUFFIX : 0;
  return Math.max(mostFor(a, b, common), least) + ROUNDING;
}
