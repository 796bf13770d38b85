/** `table[i][j]` is the length of the longest common subsequence of `before` from i and `after` from j. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [table[i] ?? [], table[i + 1] ?? []];
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** The pairs of lines that both texts share, in order. */
function sharedLines(before: readonly string[], after: readonly string[]): [number, number][] {
  const table = commonLengths(before, after);
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

const unshared = (lines: string[], shared: Set<number>) =>
  new Set(lines.flatMap((line, at) => (shared.has(at) || line === '' ? [] : [at])));

/**
 * Which lines two versions of a text do not share: indexes from 0 of those only in `before` and only in `after`.
 * Indentation is not compared, so that wrapping code in a block marks the new lines and not all that moved in;
 * blank lines are never marked.
 */
export function changedLines(before: readonly string[], after: readonly string[]) {
  const [one, other] = [before.map((line) => line.trim()), after.map((line) => line.trim())];
  const shared = sharedLines(one, other);
  const [kept, keptToo] = [new Set(shared.map(([i]) => i)), new Set(shared.map(([, j]) => j))];
  return { removed: unshared(one, kept), added: unshared(other, keptToo) };
}
