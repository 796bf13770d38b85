import { LOCAL_WORKSPACE } from '../workspace.ts';

const LONGEST = 40;

/** A name as an id: lower-case letters, digits and hyphens. Accents go; a name of another script becomes `student`. */
export function idFrom(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const id = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, LONGEST);
  return id.replaceAll(/^-+|-+$/g, '') || 'student';
}

/** A workspace id that nobody has or had: two students of nearly one name must not meet in one workspace. */
export function freeWorkspaceId(name: string, isTaken: (id: string) => boolean): string {
  const base = idFrom(name);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (id !== LOCAL_WORKSPACE && !isTaken(id)) return id;
  }
}
