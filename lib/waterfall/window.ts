/** What a scrolling list shows: its own height and how far it is scrolled, in pixels. */
export interface View {
  scrollTop: number;
  height: number;
}

/** The rows from `first` up to, but not with, `end` are worth drawing. */
export interface RowRange {
  first: number;
  end: number;
}

/** Rows drawn beyond the edges; also the grain in which the range moves, so that most scrolling draws nothing anew. */
const BEYOND = 10;

/** The rows in sight and some beyond. Rows of one height need no measuring, however many they are. */
export function rowsInSight(view: View, rowHeight: number, count: number): RowRange {
  const top = Math.floor(view.scrollTop / rowHeight / BEYOND) * BEYOND;
  const shown = Math.ceil(view.height / rowHeight);
  const first = Math.max(0, Math.min(top - BEYOND, count));
  return { first, end: Math.min(count, top + shown + 2 * BEYOND) };
}

/** The indexes of a range, and one more that must not leave the page: the row with the keyboard. */
export function indexesOf({ first, end }: RowRange, kept: number): number[] {
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
  if (kept < 0 || (kept >= first && kept < end)) return indexes;
  return kept < first ? [kept, ...indexes] : [...indexes, kept];
}

/** How far to scroll so that a row is in sight: no further than needed, and into the middle where it is far away. */
export function scrollFor(view: View, rowHeight: number, index: number): number {
  const top = index * rowHeight;
  const least = top + rowHeight - view.height;
  if (top >= view.scrollTop && least <= view.scrollTop) return view.scrollTop;
  const isFar = top < view.scrollTop - view.height || least > view.scrollTop + view.height;
  if (isFar) return Math.max(0, top - Math.floor((view.height - rowHeight) / 2));
  return top < view.scrollTop ? top : least;
}
