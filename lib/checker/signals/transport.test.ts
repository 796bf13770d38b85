import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { arrival } from '../../../tests/support/observed.ts';
import { traceIdOf } from '../../../tests/support/trace.ts';
import type { Arrival } from '../../telemetry/arrival.ts';
import type { Problem } from '../../telemetry/problem.ts';

const way = (expected: object = {}): CheckInput => ({
  id: 'way',
  title: 'The spans come',
  signal: 'transport',
  expect: expected,
});
const verdict = (expected: object, arrivals: Arrival[], traceIds: string[] = []): string | undefined =>
  verdicts([way(expected)], 'GET [server]', { arrivals, traceIds })[0];

describe('a transport check', () => {
  it('passes as soon as one request brought spans', () => {
    expect(verdicts([way()], 'GET [server]', { arrivals: [arrival()], closedBy: null })).toEqual(['way passed']);
  });

  it.each<[string, object, Partial<Arrival>, string]>([
    ['protocol', { protocol: ['http/json'] }, { protocol: 'http/json' }, 'transport.protocol'],
    ['compression', { gzip: true }, { encoding: 'gzip' }, 'transport.not-compressed'],
    [
      'the sender’s name',
      { header: { 'user-agent': { matches: '^OTel-OTLP-Exporter-Python' } } },
      { userAgent: 'OTel-OTLP-Exporter-Python/1.45' },
      'transport.header',
    ],
    [
      'the type of the content',
      { header: { 'content-type': 'application/json' } },
      { contentType: 'application/json' },
      'transport.header',
    ],
  ])('asks for %s of every request', (_, expected, right, code) => {
    expect(verdict(expected, [arrival(right), arrival(right)])).toBe('way passed');
    expect(verdict(expected, [arrival(right), arrival()])).toBe(`way failed ${code}`);
  });

  it('may forbid compression', () => {
    expect(verdict({ gzip: false }, [arrival({ encoding: 'gzip' })])).toBe('way failed transport.compressed');
  });

  it('counts the requests', () => {
    expect(verdict({ batches: 1 }, [arrival(), arrival()])).toBe('way failed transport.batches');
    expect(verdict({ batches: { min: 2 } }, [arrival(), arrival()])).toBe('way passed');
  });

  it('looks at the requests of the run, not at those that came meanwhile', () => {
    const mine = arrival({ traceIds: [traceIdOf(1)], encoding: 'gzip' });
    expect(verdict({ gzip: true }, [mine, arrival({ traceIds: [traceIdOf(7)] })], [traceIdOf(1)])).toBe('way passed');
  });

  it('tells why a request was turned away, though not one span arrived', () => {
    const problem: Problem = {
      code: 'transport/wrong-path',
      message: 'There is nothing at this path.',
      hint: 'Send to /v1/traces.',
    };
    const refused = arrival({ accepted: 0, status: 404, path: '/v1/traces/v1/traces', problem });
    const { checks } = reportOn([way()], '', { spans: [], arrivals: [refused] });
    expect(checks[0]?.findings[0]).toMatchObject({ code: 'transport.path', fix: 'Send to /v1/traces.' });
  });

  it('tells that no request came', () => {
    expect(verdicts([way()], '', { spans: [], arrivals: [] })).toEqual(['way failed transport.nothing-arrived']);
  });

  it('is left out where no wire was seen, and holds up no other check', () => {
    const server = check({ id: 'server', match: { kind: 'server' }, dependsOn: ['way'] });
    expect(verdicts([way({ gzip: true }), server], 'GET [server]')).toEqual([
      'way skipped transport.not-seen',
      'server passed',
    ]);
  });

  it('holds up a check that depends on it where it fails', () => {
    const server = check({ id: 'server', match: { kind: 'server' }, dependsOn: ['way'] });
    expect(verdicts([way({ gzip: true }), server], 'GET [server]', { arrivals: [arrival()] })).toEqual([
      'way failed transport.not-compressed',
      'server skipped because way',
    ]);
  });
});
