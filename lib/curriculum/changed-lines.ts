/** How well two lines agree: a line that also kept its indentation is the better partner, above all for a lone `}`. */
function likeness(one = '', other = ''): number {
  if (one === other) return 2;
  return one.trim() === other.trim() ? 1 : 0;
}

/** `table[i][j]` is the best sum of likenesses that can be had from `before` from i and `after` from j, in order. */
function bestSums(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [table[i] ?? [], table[i + 1] ?? []];
      const alike = likeness(before[i], after[j]);
      const paired = alike === 0 ? 0 : (below[j + 1] ?? 0) + alike;
      row[j] = Math.max(paired, below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** The pairs of lines that both texts share, in order. */
function sharedLines(before: readonly string[], after: readonly string[]): [number, number][] {
  const table = bestSums(before, after);
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

const unshared = (lines: readonly string[], shared: Set<number>) =>
  new Set(lines.flatMap((line, at) => (shared.has(at) || line.trim() === '' ? [] : [at])));

/**
 * Which lines two versions of a text do not share: indexes from 0 of those only in `before` and only in `after`.
 * A line that only moved in is shared, so that wrapping code in a block marks the new lines and not all that moved in;
 * blank lines are never marked.
 */
export function changedLines(before: readonly string[], after: readonly string[]) {
  const shared = sharedLines(before, after);
  const [kept, keptToo] = [new Set(shared.map(([i]) => i)), new Set(shared.map(([, j]) => j))];
  return { removed: unshared(before, kept), added: unshared(after, keptToo) };
}
