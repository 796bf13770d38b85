import { maskValue } from '@/lib/guard/mask.ts';

/** Names repeat from row to row, and looking through a text costs more than drawing it. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

/** A text that arrived under a key, what looks like a secret hidden: for rows, which show it before anybody asks. */
export function asHidden(key: string, text: string): string {
  const together = `${key}\n${text}`;
  const before = known.get(together);
  if (before !== undefined) return before;
  const hidden = maskValue({ key, text }).text;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(together, hidden);
  return hidden;
}
