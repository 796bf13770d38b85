import type { FeedEvent } from '@/lib/feed/feed-event.ts';
import type { Answer } from './query-results.tsx';
import { isAbsolute } from './time-choices.ts';

/** What came within an answer's time since it was given. */
export interface Since {
  spans: number;
  /** More came than was told of: how many is not known. */
  unknown: boolean;
}

export const NOTHING_SINCE: Since = { spans: 0, unknown: false };

/** The same with one more piece of news. A range that ends now takes in whatever is not too old for it. */
export function withNews(since: Since, event: FeedEvent, { spec, dataset, window }: Answer): Since {
  // A stream that has just been opened tells of a gap from before the answer.
  if (event.type === 'gap') return since.spans === 0 ? since : { ...since, unknown: true };
  if (event.type !== 'spans') return since;
  const isWithin = (ms: number): boolean => ms >= window.from && (!isAbsolute(spec) || ms < window.to);
  const fitting = event.spans.filter(
    ({ start, service }) =>
      isWithin(Number(BigInt(start) / 1_000_000n)) && (dataset === undefined || service === dataset),
  );
  return fitting.length === 0 ? since : { ...since, spans: since.spans + fitting.length };
}

/** What to say of it; empty where there is nothing to say. */
export function sinceWords({ spans, unknown }: Since): string {
  if (spans === 0) return '';
  const count = `${spans.toLocaleString('en')} ${spans === 1 ? 'span' : 'spans'}`;
  return `${unknown ? 'More than ' : ''}${count} arrived since`;
}
