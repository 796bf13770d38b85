/** Draws from a seed, so that a failing case can be run again. */
export interface Draw {
  of<T>(choices: readonly T[]): T;
  /** The usual value, and one of the others one time in six. */
  mostly<T>(usual: T, others: readonly T[]): T;
  /** A list of up to `most` entries. */
  list<T>(most: number, make: () => T): T[];
}

export function seeded(seed: number): Draw {
  let state = seed;
  const below = (limit: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const of = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  return {
    of,
    mostly: (usual, others) => (below(6) === 0 ? of(others) : usual),
    list: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}
