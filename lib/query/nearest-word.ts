/** Signs that are read, or typed, for one another. */
const lookalikes = ['0O', '1IL', '5S', '8B', '-_ '];

const isAlike = (one: string, other: string): boolean =>
  lookalikes.some((group) => group.includes(one) && group.includes(other));

function cost(one: string, other: string): number {
  if (one === other) return 0;
  return isAlike(one, other) ? 0.5 : 1;
}

/** How many letters must change to make one word of another, two that changed places counting as one. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const [here, there] = [one[row - 1] ?? '', other[column - 1] ?? ''];
      const swapped = here === other[column - 2] && there === one[row - 2] ? at(row - 2, column - 2) + 1 : Infinity;
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + cost(here, there),
          swapped,
        ),
      );
    }
  }
  return at(one.length, other.length);
}

/** No word that is known is longer than that, and nothing longer is nearly one. */
const LONGEST = 60;

/** The known word that somebody most likely meant, whatever its case; nothing where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const told = known.map((one) => ({ one, far: distance(word.toUpperCase(), one.toUpperCase()) }));
  const [nearest] = told.sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= Math.max(1, word.length / 4) ? nearest.one : undefined;
}
