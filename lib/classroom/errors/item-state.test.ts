import { describe, expect, it } from 'vitest';
import { decided, readState, standingOf } from './item-state.ts';

const now = Date.UTC(2026, 10, 22, 12);

describe('an item', () => {
  it('is active until something is decided', () => {
    expect(standingOf(undefined, now)).toEqual({ status: 'active', reopened: false });
  });

  it('is active again when it arrives after it was resolved', () => {
    const resolved = decided('resolved', now);
    expect(standingOf(resolved, now - 1)).toEqual({ status: 'resolved', reopened: false });
    expect(standingOf(resolved, now + 1)).toEqual({ status: 'active', reopened: true });
  });

  it('that is muted stays muted, and one that was opened again is no news', () => {
    expect(standingOf(decided('muted', now), now + 1)).toEqual({ status: 'muted', reopened: false });
    expect(standingOf(decided('active', now), now + 1)).toEqual({ status: 'active', reopened: false });
  });

  it('is kept in the words of the vendor’s API, and read back; what is none of ours is not read', () => {
    const resolved = decided('resolved', now);
    expect(resolved).toEqual({ status: 'resolved', resolved_timestamp: now / 1000 });
    expect(readState(resolved)).toEqual(resolved);
    expect(readState({ status: 'gone' })).toBeUndefined();
  });
});
