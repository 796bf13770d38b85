/** What a character class takes, as ranges of code points. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/**
 * A regular expression, read. Only what means the same in every engine without look-around and back-references is
 * part of it (`\B` is not, which RE2 finds within letters, too): RE2 runs it in the database, and `match-pattern.ts` here, both in time linear in the text.
 */
export type Pattern =
  | { kind: 'class'; ranges: Ranges; fold: boolean }
  | { kind: 'edge'; edge: 'start' | 'end' | 'word' }
  | { kind: 'group'; capture: number | null; inner: Pattern }
  | { kind: 'row'; parts: Pattern[] }
  | { kind: 'either'; choices: Pattern[] }
  | { kind: 'repeat'; inner: Pattern; least: number; most: number; lazy: boolean };

const LAST = 0x10_ff_ff;

export const ANY_BUT_NEWLINE: Ranges = [[0, 9], [11, LAST]]; // prettier-ignore

/** All that a class does not take. */
export function inverse(ranges: Ranges): Ranges {
  const sorted = ranges.toSorted((left, right) => left[0] - right[0]);
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of sorted) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return next <= LAST ? [...gaps, [next, LAST]] : gaps;
}

const digits: Ranges = [[48, 57]];
const word: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]]; // prettier-ignore
const blanks: Ranges = [[9, 10], [12, 13], [32, 32]]; // prettier-ignore

/** Perl's classes, over ASCII as in RE2. */
export const perlClasses: Record<string, Ranges> = {
  d: digits,
  w: word,
  s: blanks,
  D: inverse(digits),
  W: inverse(word),
  S: inverse(blanks),
};

/** Whether nothing at all may match it. */
export function mayBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'class':
      return false;
    case 'edge':
      return true;
    case 'group':
      return mayBeEmpty(pattern.inner);
    case 'row':
      return pattern.parts.every(mayBeEmpty);
    case 'either':
      return pattern.choices.some(mayBeEmpty);
    case 'repeat':
      return pattern.least === 0 || mayBeEmpty(pattern.inner);
    default:
      return pattern satisfies never;
  }
}

/** How many steps its program has, about. */
export function sizeOf(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'class':
    case 'edge':
      return 1;
    case 'group':
      return 2 + sizeOf(pattern.inner);
    case 'row':
      return pattern.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case 'either':
      return pattern.choices.reduce((sum, choice) => sum + 2 + sizeOf(choice), 0);
    case 'repeat':
      return (pattern.most === Infinity ? pattern.least + 1 : pattern.most) * (1 + sizeOf(pattern.inner)) + 1;
    default:
      return pattern satisfies never;
  }
}
