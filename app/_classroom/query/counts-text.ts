import type { QueryResult } from '@/lib/query/result.ts';

const number = (count: number): string => count.toLocaleString('en');
const rows = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;

/** What a row is, for whoever wonders why there are more of them than spans. */
export const WHAT_ROWS_ARE =
  'A row is a span, or an event or a link of one: these are kept and counted as rows of their own.';

/** What was found, in words: what happened beside what was sent, where a sender let only some of its spans through. */
export function countsText({ matched, standFor }: QueryResult, usageMode: boolean): string {
  if (standFor === matched) return `${rows(matched)} matched`;
  if (usageMode) return `${rows(matched)} sent, which tell of ${number(standFor)}`;
  return `${rows(standFor)}, told by ${number(matched)} that ${matched === 1 ? 'was' : 'were'} sent`;
}
