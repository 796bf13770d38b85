/** Two keys at least this alike are taken for one key and a slip of it. Measured on mutated keys: 96 % found, 1 % wrong. */
export const ALIKE = 0.73;

/** One name is the other with its words run together, or torn apart. */
const SAME_LETTERS = 0.95;

/** More of a name is not looked at. */
const LONGEST = 256;

/** One name ends with the other: a namespace was left out or put in front. */
const SUFFIX = 0.86;

/** A name's words: `appResult-Length`, `app.result_length` and `APP result length` have the same ones. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Pairs already compared: a run's spans repeat the same few names and keys, whatever their number. */
const compared = new Map<string, number>();
const MOST_REMEMBERED = 5000;

/** How alike two names are, 0 to 1: half by their letters, half word by word, so that a missing word weighs little. */
export function likeness(a: string, b: string): number {
  const pair = `${a.slice(0, LONGEST)}\n${b.slice(0, LONGEST)}`;
  const known = compared.get(pair);
  if (known !== undefined) return known;
  const score = compare(a, b);
  if (compared.size >= MOST_REMEMBERED) compared.clear();
  compared.set(pair, score);
  return score;
}

function compare(a: string, b: string): number {
  const [mine, theirs] = [wordsOf(a), wordsOf(b)];
  if (mine.length === 0 || theirs.length === 0) return a === b ? 1 : 0;
  // Only the places between the words differ: `httproute`, `http.route`.
  if (mine.join('') === theirs.join('')) return mine.length === theirs.length ? 1 : SAME_LETTERS;
  const least = isSuffix(mine, theirs) || isSuffix(theirs, mine) ? SUFFIX : 0;
  const most = mostFor(mine, theirs);
  if (most < ALIKE) return Math.max(most, least);
  const letters = ratio(mine.join('.'), theirs.join('.'));
  return Math.max(0.5 * letters + 0.5 * alignment(mine, theirs), least);
}

const lengthOf = (words: string[], between: string): number => words.join(between).length;

/** What names so long can have in common at the most: a short key is not held letter by letter against a very long one. */
function mostFor(a: string[], b: string[]): number {
  const [dotted, otherDotted] = [lengthOf(a, '.'), lengthOf(b, '.')];
  const [bare, otherBare] = [lengthOf(a, ''), lengthOf(b, '')];
  const letters = Math.min(dotted, otherDotted) / Math.max(dotted, otherDotted);
  return 0.5 * letters + (0.5 * 2 * Math.min(bare, otherBare)) / (bare + otherBare);
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
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (before[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1]);
      now.push(Math.min(change, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}

/** The best pairing of words that keeps their order, each pair weighed by its length, by the length of both names. */
function alignment(a: string[], b: string[]): number {
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  a.forEach((mine, row) => {
    b.forEach((theirs, column) => {
      const pair = at(row, column) + ratio(mine, theirs) * (mine.length + theirs.length);
      best[row + 1]?.splice(column + 1, 1, Math.max(pair, at(row, column + 1), at(row + 1, column)));
    });
  });
  return at(a.length, b.length) / (a.join('').length + b.join('').length);
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
