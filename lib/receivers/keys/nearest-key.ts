/** How many characters a key may differ by and still be taken for a slip. */
const MOST_SLIPS = 2;

/** Beyond these an unknown key is compared with none: a flood of wrong keys must not cost more than right ones. */
const MOST_COMPARED = 5000;

/** The one of the known keys that differs from this one by a character or two, or undefined. */
export function nearestKey(sent: string, known: Iterable<string>): string | undefined {
  let compared = 0;
  for (const key of known) {
    if (++compared > MOST_COMPARED) return undefined;
    if (slips(sent, key) <= MOST_SLIPS) return key;
  }
  return undefined;
}

/** Characters to change, add or leave out, one after the other; counted no further than the limit. */
export function slips(one: string, other: string): number {
  return slipsFrom({ one, other }, 0, 0, MOST_SLIPS);
}

interface Pair {
  one: string;
  other: string;
}

/** Walks along what is the same, and branches only at a difference: at most three to the power of the limit. */
function slipsFrom({ one, other }: Pair, at: number, otherAt: number, left: number): number {
  let [here, there] = [at, otherAt];
  while (here < one.length && one[here] === other[there]) {
    here += 1;
    there += 1;
  }
  const rest = [one.length - here, other.length - there] as const;
  if (rest[0] === 0 && rest[1] === 0) return 0;
  if (left === 0 || Math.abs(rest[0] - rest[1]) > left) return MOST_SLIPS + 1;
  const pair = { one, other };
  const next = left - 1;
  return (
    1 +
    Math.min(
      slipsFrom(pair, here + 1, there + 1, next),
      slipsFrom(pair, here + 1, there, next),
      slipsFrom(pair, here, there + 1, next),
    )
  );
}
