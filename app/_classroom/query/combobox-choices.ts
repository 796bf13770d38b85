export interface Choice {
  /** What is put into the text. */
  value: string;
  /** What the list shows, where that is not the value itself. */
  label?: string;
  /** A word beside it: a type, a count. */
  note?: string;
  /** A few of the values behind it, below it. */
  examples?: string | undefined;
  /** Only a beginning: it is put into the text, which is then finished by typing or by another choice. */
  goesOn?: boolean;
}

/** Choices that depend on more than whether they contain what was typed. `text` is all that stands there. */
export type Offer = (typed: string, text?: string) => Choice[];

/** Which choice stands for a text that was typed: the very one, in whatever case, or else the first; -1 for none. */
export function choiceFor(choices: readonly Choice[], typed: string): number {
  const text = typed.trim();
  if (text === '') return -1;
  const places = [(value: string) => value === text, (value: string) => value.toLowerCase() === text.toLowerCase()];
  const exact = places.map((is) => choices.findIndex(({ value }) => is(value))).find((place) => place >= 0);
  return exact ?? (choices.length === 0 ? -1 : 0);
}

/** What a key does in a list of choices: where the mark goes, or what is picked. -1: nothing is marked. */
export function listKey(key: string, marked: number, count: number): number | 'pick' | 'close' | null {
  if (key === 'ArrowDown') return count === 0 ? -1 : (marked + 1) % count;
  if (key === 'ArrowUp') return count === 0 ? -1 : (marked + count + (marked === -1 ? 0 : -1)) % count;
  if (key === 'Enter') return 'pick';
  if (key === 'Escape') return 'close';
  return null;
}
