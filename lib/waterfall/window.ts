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

/** A row to draw, by its index, and which of a fixed number of elements draws it. */
export interface Place {
  index: number;
  slot: number;
}

/**
 * The same, each with an element that draws one row after another: rows that scroll in take the elements of those that
 * scrolled out, so that nothing is made and thrown away. The row with the keyboard keeps its element wherever the list
 * is scrolled; the row that would take it meanwhile has the spare one, which is numbered last. In the elements' order.
 */
export function placesOf(range: RowRange, kept: number, slots: number): Place[] {
  const keptSlot = kept < 0 || (kept >= range.first && kept < range.end) ? -1 : kept % slots;
  return indexesOf(range, kept)
    .map((index) => ({ index, slot: index !== kept && index % slots === keptSlot ? slots : index % slots }))
    .toSorted((a, b) => a.slot - b.slot);
}

/** So many elements are enough for any range of such a view. */
export const slotsFor = (viewHeight: number, rowHeight: number): number => Math.ceil(viewHeight / rowHeight) + 3 * BEYOND;

/** How far to scroll so that a row is in sight: no further than needed, and into the middle where it is far away. */
export function scrollFor(view: View, rowHeight: number, index: number): number {
  const top = index * rowHeight;
  const least = top + rowHeight - view.height;
  if (top >= view.scrollTop && least <= view.scrollTop) return view.scrollTop;
  const isFar = top < view.scrollTop - view.height || least > view.scrollTop + view.height;
  if (isFar) return Math.max(0, top - Math.floor((view.height - rowHeight) / 2));
  return top < view.scrollTop ? top : least;
}
