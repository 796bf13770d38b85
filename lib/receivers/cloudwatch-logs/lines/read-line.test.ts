import { describe, expect, it } from 'vitest';
import { messageOf } from './message-of.ts';
import { readLine } from './read-line.ts';

const traceId = '5b8efff798038103d269b633813fc60c';
const xrayId = '1-5b8efff7-98038103d269b633813fc60c';
const spanId = 'eee19b7ec3c1b174';
const place = { group: 'cruddur', stream: 's', time: 1n, observedTime: 2n };
const read = (line: unknown): ReturnType<typeof readLine> =>
  readLine(typeof line === 'string' ? line : JSON.stringify(line), place);

describe('a line of JSON', () => {
  it('is a record with its fields, its severity, its trace and its place', () => {
    const line = { level: 'warn', message: 'late', trace_id: traceId, span_id: spanId, took: 1.5, tags: ['a', null] };
    expect(read(line)).toEqual({
      traceId,
      spanId,
      time: 1n,
      observedTime: 2n,
      severityNumber: 13,
      severityText: 'warn',
      body: { type: 'string', value: JSON.stringify(line) },
      eventName: '',
      attributes: {
        level: { type: 'string', value: 'warn' },
        message: { type: 'string', value: 'late' },
        trace_id: { type: 'string', value: traceId },
        span_id: { type: 'string', value: spanId },
        took: { type: 'double', value: 1.5 },
        tags: {
          type: 'array',
          value: [
            { type: 'string', value: 'a' },
            { type: 'empty', value: null },
          ],
        },
      },
      group: 'cruddur',
      stream: 's',
      resource: { attributes: {}, schemaUrl: '' },
      scope: { name: 'Logs_20140328', version: '', attributes: {}, schemaUrl: '' },
    });
  });

  it.each([
    { trace_id: traceId },
    { traceId: traceId.toUpperCase() },
    { otelTraceID: traceId, otelSpanID: spanId },
    { trace: { id: traceId } },
    { 'trace.id': traceId },
    { xray_trace_id: xrayId },
    { xray_trace_id: `Root=${xrayId};Parent=${spanId};Sampled=1` },
    { traceparent: `00-${traceId}-${spanId}-01` },
    { dd: { trace_id: traceId } },
    { trace_id: '', traceId },
  ])('names its trace by %j', (fields) => expect(read(fields).traceId).toBe(traceId));

  it.each([
    [{ span_id: spanId }, spanId],
    [{ dd: { span_id: '12345678901234567890' } }, 'ab54a98ceb1f0ad2'],
    [{ xray_trace_id: `Root=${xrayId};Parent=${spanId}` }, spanId],
    [{ span_id: '0000000000000000' }, null],
    [{ span_id: 'none' }, null],
  ])('names its span by %j', (fields, id) => expect(read(fields).spanId).toBe(id));

  it('has a trace id of 64 bits in the lower half', () =>
    expect(read({ 'dd.trace_id': '12345678901234567890' }).traceId).toBe('0000000000000000ab54a98ceb1f0ad2'));

  it.each([{ trace_id: 'abc' }, { trace_id: '0'.repeat(32) }, { trace_id: { a: 1 } }, { trace_id: null }, {}])(
    'names no trace by %j',
    (fields) => expect(read(fields).traceId).toBeNull(),
  );

  it.each([
    [{ level: 'INFO' }, 9, 'INFO'],
    [{ level: 50 }, 17, 'error'],
    [{ severityNumber: 18 }, 18, ''],
    [{ levelname: 'CRITICAL' }, 18, 'CRITICAL'],
    [{ log: { level: 'debug' } }, 5, 'debug'],
    [{ level: 'constructor' }, 0, 'constructor'],
    [{ level: ['error'] }, 0, ''],
    [{ level: 7000 }, 0, ''],
  ])('has the severity of %j', (fields, severityNumber, severityText) =>
    expect(read(fields)).toMatchObject({ severityNumber, severityText }),
  );

  it('names its service where it says so', () =>
    expect(read({ service: 'backend-next' }).resource.attributes).toEqual({
      'service.name': { type: 'string', value: 'backend-next' },
    }));

  it('cannot reach a prototype, and has a bound on what becomes attributes', () => {
    const { attributes } = read('{"__proto__": {"polluted": 1}}');
    expect([Object.keys(attributes), Object.getPrototypeOf(attributes)]).toEqual([['__proto__'], Object.prototype]);
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, nth) => [`k${nth}`, nth]));
    expect(Object.keys(read(many).attributes)).toHaveLength(500);
    expect(read(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`).attributes).toHaveProperty('a');
  });
});

describe('a line of text', () => {
  it.each([
    [`2026-11-22 INFO trace_id=${traceId} span_id=${spanId} done`, traceId, spanId],
    [`[traceId: ${traceId}] done`, traceId, null],
    [`otelTraceID="${traceId}"`, traceId, null],
    [`done 00-${traceId}-${spanId}-01`, traceId, spanId],
    [`[AWS-XRAY-TRACE-ID: ${xrayId}] done`, traceId, null],
    [`X-Amzn-Trace-Id: Root=${xrayId};Parent=${spanId};Sampled=1`, traceId, spanId],
    [`a hash like ${traceId} alone is no trace`, null, null],
    ['trace_id=0 span_id=0', null, null],
    ['[2026-Nov-22 10:00] 127.0.0.1 GET http /api/activities/home? 200 OK', null, null],
  ])('“%s” names its trace', (line, trace, span) => {
    expect([read(line).traceId, read(line).spanId]).toEqual([trace, span]);
  });

  it.each([
    ['[ERROR] boom', 17],
    ['2026-11-22 10:00:00,123 WARNING late', 13],
    ['level=debug msg="x"', 5],
    ['info: Hello Cloudwatch!', 9],
    ['an error happened', 0],
    ['', 0],
    ['{"level": "info"', 0],
  ])('“%s” has the severity %i', (line, severityNumber) => expect(read(line).severityNumber).toBe(severityNumber));

  it('is searched in time that grows with its length alone', () => {
    const hostile = [
      'trace_id='.repeat(100_000),
      '1-'.repeat(500_000),
      'level '.repeat(160_000),
      '0'.repeat(1_000_000),
    ];
    for (const line of hostile) expect(read(line).traceId).toBeNull();
  });
});

describe('the text of a record', () => {
  it('is the line itself', () => {
    const line = '{"b": 1,  "a": "\\u00e9"}';
    expect(messageOf(read(line))).toBe(line);
  });

  it('is JSON with the record’s own fields where it came by OTLP', () => {
    const log = { ...read('charged'), scope: { name: 'shop', version: '', attributes: {}, schemaUrl: '' }, traceId };
    expect(JSON.parse(messageOf(log))).toEqual({
      resource: { attributes: {} },
      scope: { name: 'shop' },
      timeUnixNano: 1,
      observedTimeUnixNano: 2,
      severityNumber: 0,
      severityText: '',
      body: 'charged',
      attributes: {},
      traceId,
    });
  });
});
