/** Items with their places. What is drawn here never changes its order, so a place names an item as well as an id would. */
export const numbered = <Item>(items: readonly Item[]): { nth: number; item: Item }[] =>
  items.map((item, nth) => ({ nth, item }));
