export interface Choice {
  value: string;
  /** A word beside it: a type, a count. */
  note?: string;
}

/** More than these are not listed; typing narrows them. */
const MOST = 60;

/** The choices that contain what was typed, those that begin with it first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const needle = typed.trim().toLowerCase();
  if (needle === '') return choices.slice(0, MOST);
  const found = choices.filter((choice) => choice.value.toLowerCase().includes(needle));
  const begins = (choice: Choice): boolean => choice.value.toLowerCase().startsWith(needle);
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
