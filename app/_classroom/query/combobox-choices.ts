export interface Choice {
  /** What is put into the text. */
  value: string;
  /** What the list shows, where that is not the value itself. */
  label?: string;
  /** A word beside it: a type, a count. */
  note?: string;
  /** Only a beginning: it is put into the text, which is then finished by typing or by another choice. */
  goesOn?: boolean;
}

/** Choices that depend on more than whether they contain what was typed. `text` is all that stands there. */
export type Offer = (typed: string, text?: string) => Choice[];

/** More than these are not listed; typing narrows them. */
const MOST = 60;

export const shownOf = ({ label, value }: Choice): string => label ?? value;

/** The choices that contain what was typed, those that begin with it first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const needle = typed.trim().toLowerCase();
  if (needle === '') return choices.slice(0, MOST);
  const found = choices.filter((choice) => shownOf(choice).toLowerCase().includes(needle));
  const begins = (choice: Choice): boolean => shownOf(choice).toLowerCase().startsWith(needle);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))].slice(0, MOST);
}

/** What a key does in a list of choices: where the mark goes, or what is picked. -1: nothing is marked. */
export function listKey(key: string, marked: number, count: number): number | 'pick' | 'close' | null {
  if (key === 'ArrowDown') return count === 0 ? -1 : (marked + 1) % count;
  if (key === 'ArrowUp') return count === 0 ? -1 : (marked + count + (marked === -1 ? 0 : -1)) % count;
  if (key === 'Enter') return 'pick';
  if (key === 'Escape') return 'close';
  return null;
}
