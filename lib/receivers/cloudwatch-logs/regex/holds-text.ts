import type { Work } from './work.ts';

/** Characters that the engine compares in the time of one unit of work, at its slowest. */
const COMPARED = 32;

/** Whether a text holds a part. Such a search may compare the part anew at each place, and is paid for as if it did. */
export function holdsText(text: string, part: string, work: Work): boolean {
  work.spend(searchCost(text, part));
  return text.includes(part);
}

/** What looking for a part in a text may cost. */
export const searchCost = (text: string, part: string): number =>
  Math.ceil((text.length * Math.max(part.length, 4)) / COMPARED);
