/** How many letters are to change, add or leave out until one word is the other; for the few short words of a language. */
export function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return 4;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let otherAt = 0; otherAt < other.length; otherAt += 1) {
      const changed = (row[otherAt] ?? 0) + (one[at] === other[otherAt] ? 0 : 1);
      next.push(Math.min(changed, (row[otherAt + 1] ?? 0) + 1, (next[otherAt] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
