import { searchCost } from '../regex/holds-text.ts';
import type { Work } from '../regex/work.ts';

/**
 * What stands where a glob has its asterisks: `user=*, took * ms`. Each takes as little as it can; one at the very end
 * takes the rest. null where the text is of another form.
 */
export function captures(glob: readonly string[], text: string, work: Work): string[] | null {
  for (const part of glob) work.spend(searchCost(text, part));
  const [head = '', ...parts] = glob;
  let at = text.indexOf(head);
  if (at < 0) return null;
  at += head.length;
  const found: string[] = [];
  for (const [index, part] of parts.entries()) {
    const end = part === '' && index === parts.length - 1 ? text.length : text.indexOf(part, at);
    if (end < 0) return null;
    found.push(text.slice(at, end));
    at = end + part.length;
  }
  return found;
}
