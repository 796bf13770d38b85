import { printable } from './printable.ts';

/** A span's name as it can be shown, as one line; a name of nothing but blanks, which could not be seen, in words. */
export function nameText(name: string, longest?: number): string {
  return name.trim() === '' ? '(no name)' : printable(name, longest);
}
