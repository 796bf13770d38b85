import { describe, expect, it } from 'vitest';
import { wantedPlaces, wantedSignals } from './wanted.ts';

const at = (query: string): string => `http://localhost:3000/classroom/signals${query}`;
const TRACE = 'a1'.repeat(16);

describe('an address that asks for signals', () => {
  it('asks for all, a thousand at a time, where it says nothing', () => {
    expect(wantedSignals(at(''))).toEqual({ ok: { limit: 1000, mostBytes: 16 * 1024 * 1024 } });
    expect(wantedPlaces(at(''))).toEqual({ ok: {} });
  });

  it('says which, in times of nanoseconds that no double could hold', () => {
    const query = `?signal=log&traceId=${TRACE.toUpperCase()}&place=a/b&stream=&from=1795000000123456789&to=-1&order=newest&limit=7&beyond=1795000000123456789.42`;
    expect(wantedSignals(at(query))).toMatchObject({
      ok: {
        signal: 'log', traceIds: [TRACE], place: 'a/b', streams: [''], from: 1_795_000_000_123_456_789n, to: -1n,
        order: 'newest', limit: 7, beyond: { time: 1_795_000_000_123_456_789n, seq: 42 },
      },
    }); // prettier-ignore
    expect(wantedPlaces(at('?signal=error&place=f'))).toEqual({ ok: { signal: 'error', place: 'f' } });
  });

  it('may name a workspace, which is an instructor’s to do and settled elsewhere', () => {
    expect(wantedSignals(at('?workspace=grace&limit=1'))).toMatchObject({ ok: { limit: 1 } });
  });

  it('is given no more than a thousand, whatever it asks for', () => {
    expect(wantedSignals(at('?limit=999999'))).toMatchObject({ ok: { limit: 1000 } });
  });

  it.each([
    ['?signal=span', 'signal'],
    ['?traceId=abc', 'traceId'],
    ['?from=now', 'from'],
    ['?from=99999999999999999999', 'from'],
    ['?order=random', 'order'],
    ['?limit=-1', 'limit'],
    ['?limit=0', 'limit'],
    ['?beyond=5', 'beyond'],
    [`?place=${'x'.repeat(2000)}`, 'place'],
    ['?traceID=abc', 'the query string'],
  ])('%s is refused in words', (query, field) => {
    const asked = wantedSignals(at(query));
    expect(asked).toMatchObject({ problems: [{ code: 'signals/invalid', at: [field] }] });
  });
});
