import type { QueryResult } from '@/lib/query/result.ts';

const number = (count: number): string => count.toLocaleString('en');
const spans = (count: number): string => `${number(count)} ${count === 1 ? 'span' : 'spans'}`;
const events = (count: number): string => `${number(count)} ${count === 1 ? 'event' : 'events'}`;

/** What was found, in words: what happened beside what was sent, where a sender let only some of its spans through. */
export function countsText({ matched, standFor }: QueryResult, usageMode: boolean): string {
  if (standFor === matched) return `${spans(matched)} matched`;
  if (usageMode) return `${events(matched)} sent, which tell of ${spans(standFor)}`;
  return `${spans(standFor)}, told by ${events(matched)}`;
}
