import { mostAlikeness, sketchOf } from './letter-sketch.ts';
import { LONGEST, wordsOf } from './name-words.ts';

/** Two keys at least this alike are taken for one key and a slip of it. Measured on mutated keys: 96 % found, 1 % wrong. */
export const ALIKE = 0.73;

/** One name is the other with its words run together, or torn apart. */
const SAME_LETTERS = 0.95;

/** One name ends with the other: a namespace was left out or put in front. */
const SUFFIX = 0.86;

/** Pairs already compared: a run's spans repeat the same few names and keys, whatever their number. */
const compared = new Map<string, Map<string, number>>();
const MOST_REMEMBERED = 5000;
let remembered = 0;

const shortened = (name: string): string => (name.length > LONGEST ? name.slice(0, LONGEST) : name);

/** How alike two names are, 0 to 1: half by their letters, half word by word, so that a missing word weighs little. */
export function likeness(a: string, b: string): number {
  const [mine, theirs] = [shortened(a), shortened(b)];
  const known = compared.get(mine)?.get(theirs);
  if (known !== undefined) return known;
  const score = compare(mine, theirs);
  if (remembered >= MOST_REMEMBERED) {
    compared.clear();
    remembered = 0;
  }
  const others = compared.get(mine) ?? new Map<string, number>();
  compared.set(mine, others.set(theirs, score));
  remembered += 1;
  return score;
}

function compare(a: string, b: string): number {
  if (a === b) return 1;
  const most = mostAlikeness(sketchOf(a), sketchOf(b));
  if (most < ALIKE) return most;
  const [mine, theirs] = [wordsOf(a), wordsOf(b)];
  if (mine.length === 0 || theirs.length === 0) return 0;
  // Only the places between the words differ: `httproute`, `http.route`.
  if (mine.join('') === theirs.join('')) return mine.length === theirs.length ? 1 : SAME_LETTERS;
  const least = isSuffix(mine, theirs) || isSuffix(theirs, mine) ? SUFFIX : 0;
  const letters = ratio(mine.join('.'), theirs.join('.'));
  return Math.max(0.5 * letters + 0.5 * alignment(mine, theirs), least);
}

function isSuffix(end: string[], whole: string[]): boolean {
  if (end.length >= whole.length || end.join('').length < 3) return false;
  return end.every((word, at) => word === whole[whole.length - end.length + at]);
}

/** 1 for equal texts, 0 for texts that share nothing: Levenshtein's distance by the longer one's length. */
function ratio(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

function distance(a: string, b: string): number {
  const row = Uint16Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 0; at < a.length; at += 1) step(row, a.charCodeAt(at), b);
  return row[b.length] as number;
}

/** Goes on to the next row of the table, which is that of a name longer by one letter, in place. */
function step(row: Uint16Array, letter: number, b: string): void {
  let [before, left] = [row[0] as number, (row[0] as number) + 1];
  row[0] = left;
  for (let column = 1; column < row.length; column += 1) {
    const above = row[column] as number;
    const change = before + (letter === b.charCodeAt(column - 1) ? 0 : 1);
    left = Math.min(change, above + 1, left + 1);
    row[column] = left;
    before = above;
  }
}

/** The best pairing of words that keeps their order, each pair weighed by its length, by the length of both names. */
function alignment(a: string[], b: string[]): number {
  let above = new Float64Array(b.length + 1);
  for (const mine of a) {
    const row = new Float64Array(b.length + 1);
    b.forEach((theirs, column) => {
      const pair = (above[column] as number) + ratio(mine, theirs) * (mine.length + theirs.length);
      row[column + 1] = Math.max(pair, above[column + 1] as number, row[column] as number);
    });
    above = row;
  }
  return (above[b.length] as number) / (a.join('').length + b.join('').length);
}

/** The name most like the wanted one, if any is like enough. */
export function mostAlike(wanted: string, names: Iterable<string>): string | undefined {
  let found: string | undefined;
  let best = ALIKE;
  for (const name of names) {
    const score = likeness(wanted, name);
    if (name === wanted || score < best) continue;
    found = name;
    best = score;
  }
  return found;
}
