import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@/lib/feed/feed-event.ts';
import { NOTHING_SINCE, sinceWords, withNews } from './arrived-since.ts';
import type { Answer } from './query-results.tsx';

const answer = (spec: Answer['spec'], dataset?: string) =>
  ({ spec, window: { from: 1000, to: 2000 }, ...(dataset !== undefined && { dataset }) }) as Answer;
const came = (...times: number[]): FeedEvent => ({
  type: 'spans',
  spans: times.map((ms) => ({ start: `${ms}000000`, service: 'shop' })) as Extract<FeedEvent, { type: 'spans' }>['spans'],
}); // prettier-ignore

describe('what came since an answer', () => {
  it('is what a range that ends now would take in, and of a time that stands still what lies in it', () => {
    const event = came(500, 1500, 2500);
    expect(withNews(NOTHING_SINCE, event, answer({ time_range: 1 })).spans).toBe(2);
    expect(withNews(NOTHING_SINCE, event, answer({ start_time: 1, end_time: 2 })).spans).toBe(1);
    expect(withNews(NOTHING_SINCE, event, answer({}, 'other'))).toBe(NOTHING_SINCE);
    expect(withNews(NOTHING_SINCE, came(500), answer({}))).toBe(NOTHING_SINCE);
  });

  it('adds up, and says so where it lost count', () => {
    const twice = withNews(withNews(NOTHING_SINCE, came(1500), answer({})), came(1600, 1700), answer({}));
    expect([sinceWords(NOTHING_SINCE), sinceWords({ spans: 1, unknown: false }), sinceWords(twice)]).toEqual([
      '',
      '1 span arrived since',
      '3 spans arrived since',
    ]);
    expect(sinceWords(withNews(twice, { type: 'gap', missed: 3 }, answer({})))).toBe('More than 3 spans arrived since');
    // A stream that has just been opened knows nothing of before.
    expect(withNews(NOTHING_SINCE, { type: 'gap', missed: 3 }, answer({}))).toBe(NOTHING_SINCE);
  });
});
