import type { WireLine } from '@/lib/origin/wire-lines.ts';

const isWithin = (path: string, marked: string): boolean =>
  path === marked || path.startsWith(`${marked}.`) || path.startsWith(`${marked}[`);

/** The next larger place that a path lies in; null for the outermost. */
function ownerOf(path: string): string | null {
  const cut = path.endsWith('"]') ? path.indexOf('["') : Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  return cut <= 0 ? null : path.slice(0, cut);
}

/** Which lines tell of a path: its own, or those of what it stands in, where several fit in one line. */
export function markedLines(lines: readonly WireLine[], marked: string | undefined): ReadonlySet<number> {
  let wanted: string | null = marked ?? null;
  while (wanted !== null) {
    const path: string = wanted;
    const found = lines.flatMap((line, index) => (line.path !== null && isWithin(line.path, path) ? [index] : []));
    if (found.length > 0) return new Set(found);
    wanted = ownerOf(path);
  }
  return new Set();
}
