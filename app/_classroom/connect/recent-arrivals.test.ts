import { describe, expect, it } from 'vitest';
import type { Arrival } from '@/lib/telemetry/arrival.ts';
import { announcement, broughtText, endText, outcomeOf, senderText, statusText } from './arrival-words.ts';
import { listed, MOST_LISTED, withArrivals } from './recent-arrivals.ts';

const problem = { code: 'transport/wrong-path', message: 'Nothing is received at “/”.', hint: 'Mend it.' } as const;
const arrival = (id: number, fields: Partial<Arrival> = {}): Arrival =>
  ({
    id,
    status: 200,
    grpcStatus: null,
    accepted: 1,
    duplicates: 0,
    refused: 0,
    services: ['backend-flask'],
    userAgent: 'OTel-OTLP-Exporter-Python/1.45 more',
    signal: 'traces',
    operation: null,
    environment: 'dev',
    problem: null,
    ...fields,
  }) as Arrival;
const refused = arrival(1, { status: 404, accepted: 0, services: [], problem });
const ids = (arrivals: readonly Arrival[]): number[] => arrivals.map(({ id }) => id);

const ourselves = { services: ['backend-next'], environment: 'practice' };

describe('the list of arrivals', () => {
  it('has the newest first, each once, and no more than are listed', () => {
    expect(ids(withArrivals([arrival(2), arrival(1)], [arrival(2), arrival(3)]))).toEqual([3, 2, 1]);
    const many = Array.from({ length: 300 }, (_, index) => arrival(index));
    expect(ids(withArrivals([], many)).slice(0, 2)).toEqual([299, 298]);
    expect(withArrivals([], many)).toHaveLength(MOST_LISTED);
  });

  it('can be cut down to what was refused, in part too, and to what came from outside', () => {
    const ours = arrival(2, { services: ['backend-next'] });
    const mixed = arrival(3, { services: ['backend-next', 'backend-flask'], refused: 1, problem });
    const all = [refused, ours, mixed];
    expect(ids(listed(all, 'all', ourselves))).toEqual([1, 2, 3]);
    expect(ids(listed(all, 'refused', ourselves))).toEqual([1, 3]);
    expect(ids(listed(all, 'outside', ourselves))).toEqual([1, 3]);
  });
});

const call = (fields: Partial<Arrival>): Arrival =>
  arrival(1, { signal: 'logs', operation: 'PutLogEvents', ...fields });

describe('a call', () => {
  it('is told with what it brought, or by its name alone', () => {
    expect(broughtText(call({ accepted: 12, refused: 1, problem }))).toBe('PutLogEvents: 12 lines, 1 refused');
    expect(broughtText(call({ signal: 'segments', operation: 'PutTraceSegments' }))).toBe(
      'PutTraceSegments: 1 segment',
    );
    expect(broughtText(call({ operation: 'DescribeLogGroups', accepted: 0 }))).toBe('DescribeLogGroups');
    expect(endText(call({ accepted: 0, status: 400, problem }))).toBe('PutLogEvents: HTTP 400');
    expect(endText(call({ accepted: 2 }))).toBe('PutLogEvents: 2 lines');
  });

  it('is ours where it bears our own key', () => {
    const [ours, theirs] = [
      call({ environment: 'practice', services: [] }),
      call({ environment: 'dev', services: [] }),
    ];
    expect(listed([ours, theirs, refused], 'outside', ourselves)).toEqual([theirs, refused]);
  });
});

describe('the words of an arrival', () => {
  it.each([
    [arrival(1), 'taken'],
    [refused, 'refused'],
    [arrival(1, { refused: 1, problem }), 'in part'],
    [arrival(1, { problem }), 'with a warning'],
    [arrival(1, { accepted: 0, duplicates: 2 }), 'taken'],
    [arrival(1, { accepted: 0 }), 'answered'],
  ])('%# end as they did', (one, word) => expect(outcomeOf(one).word).toBe(word));

  it('count what it brought', () => {
    expect(broughtText(arrival(1, { accepted: 1200, duplicates: 1, refused: 2 }))).toBe(
      '1,200 spans, 1 span known already, 2 refused',
    );
    expect(broughtText(arrival(1, { accepted: 0 }))).toBe('0 spans');
    expect(broughtText(arrival(1, { accepted: 0, duplicates: 1 }))).toBe('1 span known already');
  });

  it('name the answer in its protocol’s own words', () => {
    expect(statusText({ status: 200, grpcStatus: 16 })).toBe('gRPC 16 UNAUTHENTICATED');
    expect(statusText({ status: 401, grpcStatus: null })).toBe('HTTP 401');
    expect(statusText({ status: null, grpcStatus: null })).toBe('no answer');
  });

  it('name the sender by its services, or by its client', () => {
    expect(senderText(arrival(1))).toBe('backend-flask');
    expect(senderText(refused)).toBe('OTel-OTLP-Exporter-Python/1.45');
    expect(senderText({ services: [], userAgent: '' })).toBe('unnamed sender');
  });

  it('tell a listener how many came, and why one was refused', () => {
    expect(announcement([arrival(1)])).toBe('1 request');
    expect(announcement([arrival(1), refused])).toBe('2 requests, 1 refused: Nothing is received at “/”.');
  });
});
