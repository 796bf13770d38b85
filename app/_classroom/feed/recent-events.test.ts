import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@/lib/feed/feed-event.ts';
import { RecentEvents } from './recent-events.ts';

const spans: FeedEvent = { type: 'spans', spans: [] };
const signals: FeedEvent = { type: 'signals', signals: [] };

describe('what a feed brought lately', () => {
  it('is told in the order of its coming', () => {
    const recent = new RecentEvents();
    recent.add(spans, 0);
    recent.add(signals, 1);
    expect(recent.upTo(2)).toEqual([spans, signals]);
  });

  it('is telemetry alone, and that some of it is missing', () => {
    const recent = new RecentEvents();
    recent.add({ type: 'gap', missed: 3 }, 0);
    recent.add({ type: 'hello' }, 0);
    recent.add({ type: 'progress', step: 'a', done: true }, 0);
    expect(recent.upTo(1)).toEqual([{ type: 'gap', missed: 3 }]);
  });

  it('is forgotten after five seconds', () => {
    const recent = new RecentEvents();
    recent.add(spans, 0);
    recent.add(signals, 4000);
    expect(recent.upTo(5000)).toEqual([spans, signals]);
    expect(recent.upTo(5001)).toEqual([signals]);
  });

  it('is no more than sixty-four events, the newest', () => {
    const recent = new RecentEvents();
    recent.add(spans, 0);
    for (let nth = 1; nth <= 64; nth += 1) recent.add(signals, nth);
    expect(recent.upTo(100)).toEqual(Array.from({ length: 64 }, () => signals));
  });
});
