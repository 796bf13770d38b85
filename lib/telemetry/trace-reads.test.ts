import { describe, expect, it } from 'vitest';
import { dayOf, readsWithin, withReads } from './trace-reads.ts';

const noon = Date.parse('2026-03-04T12:00:30Z');
const minute = 60_000;

describe('reads of traces', () => {
  it('are counted by the minute, in a document of the day', () => {
    const once = withReads(undefined, noon, { retrieved: 1, scanned: 20 });
    const twice = withReads(once, noon + 1000, { retrieved: 4, scanned: 0 });
    expect(dayOf(noon)).toBe('2026-03-04');
    expect(withReads(twice, noon + minute, { retrieved: 0, scanned: 7 })).toEqual({
      '12:00': { retrieved: 5, scanned: 20 },
      '12:01': { retrieved: 0, scanned: 7 },
    });
  });

  it('are added up over a window, across days, the minute it begins in with it and the one it ends at without', () => {
    const days = [
      { id: '2026-03-03', body: { '23:59': { retrieved: 1, scanned: 1 } } },
      { id: '2026-03-04', body: { '00:00': { retrieved: 10, scanned: 0 }, '00:01': { retrieved: 100, scanned: 0 } } },
    ];
    const midnight = Date.parse('2026-03-04T00:00:00Z');
    expect(readsWithin(days, { from: midnight - 1, to: midnight + minute })).toEqual({ retrieved: 11, scanned: 1 });
    expect(readsWithin(days, { from: midnight, to: midnight })).toEqual({ retrieved: 0, scanned: 0 });
  });

  it('are none in a document that is something else', () => {
    expect(readsWithin([{ id: 'x', body: { '00:00': 'many' } }], { from: 0, to: noon })).toEqual({ retrieved: 0, scanned: 0 });
    expect(withReads('?', noon, { retrieved: 1, scanned: 0 })).toEqual({ '12:00': { retrieved: 1, scanned: 0 } });
  });
}); // prettier-ignore
