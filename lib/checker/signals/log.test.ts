import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { arrival, logEvent } from '../../../tests/support/observed.ts';
import { idOf, traceIdOf } from '../../../tests/support/trace.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';

const thereAlready = { code: 'logs/resource-already-exists', message: 'It exists.', hint: '' } as const;
const unsigned = { code: 'transport/missing-key', message: 'The request is not signed.', hint: 'Sign it.' } as const;

const outline = `
  GET /api/checkout [server]
    checkout id:checkout order.id=o-1`;
const inside = { traceId: traceIdOf(1), spanId: idOf('checkout') };

const checkout = check({ id: 'checkout', match: { name: 'checkout' } });
const log = (fields: object = {}): CheckInput => ({
  id: 'log',
  title: 'charged',
  signal: 'log',
  match: { body: { contains: 'charged' } },
  ...fields,
});

const verdict = (of: CheckInput, logs: LogEvent[] | undefined, variables = {}): string | undefined =>
  verdicts([checkout, of], outline, { ...(logs === undefined ? {} : { logs }), variables })[1];
const findingOn = (of: CheckInput, logs: LogEvent[]) =>
  reportOn([checkout, of], outline, { logs }).checks[1]?.findings[0];

describe('a log check', () => {
  it('passes where a record is like the one looked for', () => {
    expect(verdict(log(), [logEvent('something'), logEvent('card charged')])).toBe('log passed');
  });

  it.each<[string, object]>([
    ['severity', { severityText: 'INFO', severityNumber: { gte: 9 } }],
    ['event name', { eventName: 'order.charged' }],
    ['attributes', { attributes: { 'order.id': 'o-1' } }],
    ['an accepted key', { attributes: { 'shop.order': { equals: 'o-1', aliases: ['order.id'] } } }],
    ['service', { service: 'backend-next' }],
    ['resource', { resource: { 'service.name': { present: true } } }],
    ['a value that the run filled in', { body: { var: 'body' } }],
  ])('finds records by %s', (_, match) => {
    const logs = [logEvent('charged', { attributes: { 'order.id': 'o-1' }, eventName: 'order.charged' })];
    expect(verdict(log({ match }), logs, { body: 'charged' })).toBe('log passed');
  });

  it('says that there are no records at all', () => {
    expect(verdict(log(), [])).toBe('log failed log.silence');
  });

  it('says what did arrive where none is like it', () => {
    const finding = findingOn(log(), [logEvent('started'), logEvent('stopped')]);
    expect(finding).toMatchObject({ code: 'log.missing', actual: expect.stringContaining('“started”') });
  });

  it('names the one thing by which the nearest record differs', () => {
    const wanted = log({ match: { body: 'charged', eventName: 'paid' } });
    expect(findingOn(wanted, [logEvent('charged', { eventName: 'played' })])).toMatchObject({
      code: 'log.near',
      expected: 'eventName: “paid”',
      actual: 'eventName: “played”',
    });
  });

  it('names the level, and says where every record is an error', () => {
    const wanted = log({ match: { body: 'charged', severityText: 'INFO' } });
    const wrong = logEvent('charged', { severityText: 'ERROR', severityNumber: 17 });
    expect(findingOn(wanted, [wrong, logEvent('started')])).toMatchObject({
      code: 'log.severity',
      expected: 'severityText: “INFO”',
      actual: 'severityText: “ERROR”',
    });
    expect(findingOn(wanted, [wrong, wrong])?.code).toBe('log.all-errors');
  });

  it('finds records by group and stream, and names those of the one that is in another', () => {
    const wanted = log({ match: { body: 'charged', group: 'cruddur', stream: { matches: '^backend/' } } });
    expect(verdict(wanted, [logEvent('charged', { group: 'cruddur', stream: 'backend/1' })])).toBe('log passed');
    expect(findingOn(wanted, [logEvent('charged', { group: 'Cruddur', stream: 'backend/1' })])).toMatchObject({
      code: 'log.other-group',
      actual: 'log group: “Cruddur”',
    });
    expect(findingOn(wanted, [logEvent('charged')])?.message).toContain('no group');
  });

  it.each([
    ['the logger waits for its batch', { operation: 'CreateLogStream' }, 'log.batching'],
    [
      'its group is there since an earlier start',
      { operation: 'CreateLogGroup', problem: thereAlready },
      'log.batching',
    ],
    ['a door turned it away', { problem: unsigned, accepted: 0 }, 'transport.unauthorised'],
    ['nobody knows', { signal: 'traces' as const }, 'log.silence'],
  ])('says of silence: %s', (_, fields, code) => {
    const arrivals = [arrival({ path: '/aws/logs', signal: 'logs', ...fields })];
    expect(verdicts([checkout, log()], outline, { logs: [], arrivals })[1]).toBe(`log failed ${code}`);
  });

  it.each([
    ['exactly one', 1, 2, 'log failed log.count'],
    ['at most two', { max: 2 }, 2, 'log passed'],
    ['at least three', { min: 3 }, 2, 'log failed log.count'],
    ['none', { min: 0, max: 0 }, 0, 'log passed'],
    ['none, of which there is one', { min: 0, max: 0 }, 1, 'log failed log.count'],
  ])('counts: %s', (_, count, arrived, said) => {
    const logs = Array.from({ length: arrived }, () => logEvent('charged'));
    expect(verdict(log({ count }), logs)).toBe(said);
  });

  it('is left out without costing anything where no logs are kept', () => {
    const report = reportOn([checkout, log()], outline);
    expect(report.checks[1]).toMatchObject({ status: 'skipped', max: 0, findings: [{ code: 'log.not-received' }] });
    expect(report).toMatchObject({ score: 100, status: 'passed' });
  });

  it('passes no step by being left out, where it is all there is', () => {
    expect(reportOn([log()], outline)).toMatchObject({ status: 'inconclusive' });
  });
});

describe('a log record’s span', () => {
  const correlated = log({ correlate: { spanOf: 'checkout' } });
  const inTrace = log({ correlate: { traceOf: 'checkout' } });

  it('is told by trace id and span id', () => {
    expect(verdict(correlated, [logEvent('charged', inside)])).toBe('log passed');
    expect(verdict(inTrace, [logEvent('charged', { ...inside, spanId: idOf('other') })])).toBe('log passed');
  });

  it.each([
    ['no trace', { traceId: null, spanId: null }, 'log.uncorrelated'],
    ['another trace', { traceId: traceIdOf(9), spanId: idOf('checkout') }, 'log.uncorrelated'],
    ['another span', { traceId: traceIdOf(1), spanId: idOf('other') }, 'log.other-span'],
  ])('is missed where the record is of %s', (_, ids, code) => {
    expect(verdict(correlated, [logEvent('charged', ids)])).toBe(`log failed ${code}`);
  });

  it('need not be the span of every record, but of as many as are counted', () => {
    const logs = [logEvent('charged'), logEvent('charged', inside)];
    expect(verdict(correlated, logs)).toBe('log passed');
    expect(verdict(log({ correlate: { spanOf: 'checkout' }, count: { min: 2 } }), logs)).toBe(
      'log failed log.uncorrelated',
    );
  });

  it('may be any of the spans that another check found', () => {
    const many = `
      GET [server]
        checkout
        checkout id:second`;
    const logs = [logEvent('charged', { traceId: traceIdOf(1), spanId: idOf('second') })];
    expect(verdicts([checkout, correlated], many, { logs })[1]).toBe('log passed');
  });

  it('is not looked for where that check found nothing', () => {
    expect(verdicts([checkout, correlated], 'GET [server]', { logs: [logEvent('charged')] })[1]).toBe(
      'log skipped because checkout',
    );
  });

  it('can be joined by a value too', () => {
    const joined = log({ match: { attributes: { order: { sameAs: 'checkout.attributes.order.id' } } } });
    expect(verdict(joined, [logEvent('x', { attributes: { order: 'o-1' } })])).toBe('log passed');
    expect(verdict(joined, [logEvent('x', { attributes: { order: 'o-2' } })])).toBe('log failed attr.not-same');
  });
});

describe('an exception', () => {
  const exception = { id: 'boom', title: 'boom', signal: 'exception', on: 'checkout', type: 'Error' } as CheckInput;
  const bare = 'GET [server]\n  checkout id:checkout';
  const recorded = logEvent('it failed', { ...inside, attributes: { 'exception.type': 'Error' } });

  it('counts as an event of the span and as a log record inside it', () => {
    const event = 'GET [server]\n  checkout event:exception event.exception.type=Error';
    expect(verdicts([checkout, exception], event)[1]).toBe('boom passed');
    expect(verdicts([checkout, exception], bare, { logs: [recorded] })[1]).toBe('boom passed');
  });

  it('counts only in the ways that the check names', () => {
    const asEvent = { ...exception, via: ['span-event'] } as CheckInput;
    expect(verdicts([checkout, asEvent], bare, { logs: [recorded] })[1]).toBe('boom failed exception.missing');
  });

  it('is not the one of another span, nor of another type', () => {
    const elsewhere = { ...recorded, spanId: idOf('other') };
    expect(verdicts([checkout, exception], bare, { logs: [elsewhere] })[1]).toBe('boom failed exception.missing');
    const other = logEvent('x', { ...inside, attributes: { 'exception.type': 'TypeError' } });
    expect(verdicts([checkout, exception], bare, { logs: [other] })[1]).toBe('boom failed exception.differs');
  });
});
