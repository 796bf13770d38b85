const SOMEWHERE = 'http://classroom.invalid';

/** An address inside the classroom, from what a link claims: never another site’s, however it is written. */
export function pathWithin(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, SOMEWHERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, SOMEWHERE);
  // A path of two slashes would name a host once more.
  if (origin !== SOMEWHERE || pathname.startsWith('//') || pathname === '/sign-in') return '/';
  return pathname + search + hash;
}
