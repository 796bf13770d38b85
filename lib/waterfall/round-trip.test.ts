import { describe, expect, it } from 'vitest';
import { trace } from '@/lib/curriculum/trace-notation.ts';
import type { SpanEvent, StoredSpan } from '../telemetry/span.ts';
import { roundTrips } from './round-trip.ts';

const MS = 1_000_000;

/** A request of a hundred milliseconds; the server's clock is so many milliseconds ahead, or behind. */
const page = (server: string, aheadMs = 0): StoredSpan[] =>
  trace(`
    frontend: click @0+2
      GET [client] {@opentelemetry/instrumentation-fetch} @10+100
        backend: GET /api/feed [server] ${server}
  `).map((span) => {
    const ahead = span.kind === 'server' ? BigInt(aheadMs * MS) : 0n;
    return Object.assign(span, { start: span.start + ahead, end: span.end + ahead });
  });

const noted = (spans: StoredSpan[], moments: Record<string, number>): StoredSpan[] =>
  spans.map((span) => {
    if (span.kind !== 'client') return span;
    const event = ([name, ms]: [string, number]): SpanEvent => ({
      name,
      time: span.start + BigInt(ms * MS),
      attributes: {},
    });
    return { ...span, events: Object.entries(moments).map(event) };
  });

const onlyTrip = (spans: StoredSpan[]) => {
  const [trip, ...others] = roundTrips(spans);
  expect(others).toEqual([]);
  if (trip === undefined) throw new Error('There is no round trip.');
  return trip;
};

describe('a request of a page', () => {
  it('is two durations and what lies between them', () => {
    const { clientNs, serverNs, betweenNs, offsetNs } = onlyTrip(page('@40+60'));
    expect([clientNs, serverNs, betweenNs, offsetNs].map((ns) => ns / MS)).toEqual([100, 60, 40, 30]);
  });

  it('has the same between when the server’s clock is wrong, and the clock is known to be behind', () => {
    const { betweenNs, clock } = onlyTrip(page('@40+60', -3000));
    expect(betweenNs / MS).toBe(40);
    expect([clock.atLeastNs / MS, clock.atMostNs / MS]).toEqual([-3070, -2970]);
  });

  it('knows a clock that is ahead', () => {
    const { clock } = onlyTrip(page('@40+60', 3000));
    expect([clock.atLeastNs / MS, clock.atMostNs / MS]).toEqual([2930, 3030]);
  });

  it('can have begun within its client alone, whatever its own clock says', () => {
    const rooms = [-3000, 0, 3000].map((aheadMs) => onlyTrip(page('@40+60', aheadMs)).room);
    expect(rooms.map(({ fromNs, toNs }) => [fromNs / MS, toNs / MS])).toEqual([
      [0, 100],
      [0, 100],
      [0, 100],
    ]);
  });

  it('is told closer by the moments that the browser noted', () => {
    const { clock, moments, room } = onlyTrip(
      noted(page('@40+60'), { requestStart: 20, responseStart: 90, responseEnd: 99 }),
    );
    expect(moments.map(({ name }) => name)).toEqual(['requestStart', 'responseStart', 'responseEnd']);
    expect([clock.atLeastNs / MS, clock.atMostNs / MS]).toEqual([-60, 10]);
    expect([room.fromNs / MS, room.toNs / MS]).toEqual([20, 90]);
  });

  it('has no moments where the browser kept them to itself', () => {
    expect(onlyTrip(noted(page('@40+60'), { requestStart: -500, responseStart: -500 })).moments).toEqual([]);
  });
});

it('is no round trip where the other end never came, or where no page’s instrumentation began it', () => {
  expect(roundTrips(page('@40+60').filter(({ kind }) => kind !== 'server'))).toEqual([]);
  expect(roundTrips(trace('backend: GET [client] {@vercel/otel/fetch}\n  service: GET /x [server]'))).toEqual([]);
});
