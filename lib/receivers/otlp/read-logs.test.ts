import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { defaultLimits } from './limits.ts';
import type { DecodedLogs, LogReading } from './log-draft.ts';
import { readJsonLogs, readLogsData } from './read-json-logs.ts';
import { readProtobufLogs } from './read-protobuf-logs.ts';

const traceId = '5b8efff798038103d269b633813fc60c';
const spanId = 'eee19b7ec3c1b174';

const record = {
  timeUnixNano: '1795336878929000001',
  observedTimeUnixNano: '1795336878929000002',
  severityNumber: 9,
  severityText: 'INFO',
  body: { stringValue: 'charged' },
  attributes: [{ key: 'order.id', value: { stringValue: 'o-1' } }],
  traceId,
  spanId,
  eventName: 'order.charged',
};

const document = (...logRecords: unknown[]): object => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeLogs: [{ scope: { name: 'logger' }, logRecords }],
    },
  ],
});

function readingOf(decoded: DecodedLogs): LogReading {
  if (decoded.kind !== 'reading') throw new Error(decoded.problem.message);
  return decoded.reading;
}

function recordWith(fields: object): LogEvent {
  const { accepted, refused } = readingOf(readLogsData(document({ ...record, ...fields })));
  const [log] = accepted;
  if (log === undefined) throw new Error(refused[0]?.message);
  return log;
}

const whole = {
  traceId,
  spanId,
  time: 1_795_336_878_929_000_001n,
  observedTime: 1_795_336_878_929_000_002n,
  severityNumber: 9,
  severityText: 'INFO',
  body: { type: 'string', value: 'charged' },
  eventName: 'order.charged',
  attributes: { 'order.id': { type: 'string', value: 'o-1' } },
  resource: { attributes: { 'service.name': { type: 'string', value: 'shop' } }, schemaUrl: '' },
  scope: { name: 'logger', version: '', attributes: {}, schemaUrl: '' },
};

describe('a log record in JSON', () => {
  it('is read with everything it has', () => expect(recordWith({})).toEqual(whole));

  it('is the same from bytes', () => {
    const body = Buffer.from(JSON.stringify(document(record)));
    expect(readingOf(readJsonLogs(body, defaultLimits)).accepted).toEqual([whole]);
  });

  it('belongs to no trace where its ids are absent, empty or all zeros', () => {
    for (const none of [undefined, null, '', '0'.repeat(32)]) {
      expect(recordWith({ traceId: none, spanId: '' })).toMatchObject({ traceId: null, spanId: null });
    }
  });

  it.each(['abc', 'W47/95gDgQPSabYzgT/GDA==', 12])('belongs to no trace where its id is %j, and that is told', (id) => {
    const { accepted, warnings } = readingOf(readLogsData(document({ ...record, traceId: id })));
    expect(accepted[0]).toMatchObject({ traceId: null, spanId });
    expect(warnings).toHaveLength(1);
  });

  it.each([
    [9, 9],
    ['SEVERITY_NUMBER_INFO', 9],
    ['SEVERITY_NUMBER_FATAL4', 24],
    ['SEVERITY_NUMBER_UNSPECIFIED', 0],
    [77, 0],
    [undefined, 0],
  ])('has the severity %j as %j', (sent, read) =>
    expect(recordWith({ severityNumber: sent }).severityNumber).toBe(read),
  );

  it('may have a body of any type, or none', () => {
    expect(recordWith({ body: { kvlistValue: { values: [{ key: 'a', value: { intValue: '3' } }] } } }).body).toEqual({
      type: 'map',
      value: { a: { type: 'int', value: 3 } },
    });
    expect(recordWith({ body: null }).body).toBeNull();
    expect(recordWith({ body: {} }).body).toBeNull();
  });

  it('has no time where none was sent, or one that no clock shows', () => {
    expect(recordWith({ timeUnixNano: undefined }).time).toBeNull();
    expect(recordWith({ timeUnixNano: '-5' }).time).toBeNull();
  });

  it('is refused alone, with its place and what to do, when a field has another type than it should', () => {
    const { accepted, refused } = readingOf(readLogsData(document({ ...record, severityText: 5 }, record)));
    expect(accepted).toEqual([whole]);
    expect(refused).toEqual([
      {
        code: 'otlp/wrong-type',
        message: 'The log record “charged” was refused: severityText is a number where a string belongs.',
        hint: expect.any(String),
        at: ['resourceLogs', 0, 'scopeLogs', 0, 'logRecords', 0],
      },
    ]);
  });

  it('is refused with snake_case keys, which would all be lost without a word', () => {
    const { refused } = readingOf(readLogsData(document({ trace_id: traceId })));
    expect(refused[0]?.code).toBe('otlp/snake-case-key');
  });

  it.each([
    [null, 'resourceLogs belongs at the top'],
    [{ resourceLogs: 5 }, 'resourceLogs is not a list'],
    [{ resource_logs: [] }, 'snake_case'],
    [{ resourceLogs: [{ scopeLogs: [{ logRecords: {} }] }] }, 'logRecords is not a list'],
    [{ resourceLogs: [7] }, 'an entry of resourceLogs is not an object'],
  ])('cannot be read in a frame like %j', (frame, said) => {
    const decoded = readLogsData(frame);
    expect(decoded.kind === 'undecodable' && decoded.problem.message).toContain(said);
  });

  it('is not read beyond the limit on parts', () => {
    const decoded = readLogsData(document(record, record, record), { ...defaultLimits, parts: 4 });
    expect(decoded).toMatchObject({ kind: 'undecodable', status: 413 });
  });

  it('cannot reach an object’s prototype by a key', () => {
    const log = recordWith({ attributes: [{ key: '__proto__', value: { stringValue: 'x' } }] });
    expect(Object.keys(log.attributes)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(log.attributes)).toBe(Object.prototype);
  });

  it('cannot be read from what is no JSON', () => {
    expect(readJsonLogs(Buffer.from('{"resourceLogs":['), defaultLimits)).toMatchObject({ kind: 'undecodable' });
  });
});

type Write = (writer: PbfWriter) => void;
const message =
  (field: number, ...parts: Write[]): Write =>
  (writer) =>
    writer.writeMessage(field, (_: null, inner) => parts.forEach((part) => part(inner)), null);
const text =
  (field: number, value: string): Write =>
  (writer) =>
    writer.writeStringField(field, value);
const hex =
  (field: number, value: string): Write =>
  (writer) =>
    writer.writeBytesField(field, Buffer.from(value, 'hex'));

/** A fixed64 with all its digits, which a JavaScript number does not have. */
const fixed =
  (field: number, value: bigint): Write =>
  (writer) => {
    writer.writeVarint(field * 8 + 1);
    writer.writeFixed32(Number(value & 0xff_ff_ff_ffn));
    writer.writeFixed32(Number(value >> 32n));
  };
const varint =
  (field: number, value: number): Write =>
  (writer) =>
    writer.writeVarintField(field, value);

const fields: Write[] = [
  fixed(1, 1_795_336_878_929_000_001n),
  varint(2, 9),
  text(3, 'INFO'),
  message(5, text(1, 'charged')),
  message(6, text(1, 'order.id'), message(2, text(1, 'o-1'))),
  varint(7, 2),
  (writer) => writer.writeFixed32Field(8, 1),
  hex(9, traceId),
  hex(10, spanId),
  fixed(11, 1_795_336_878_929_000_002n),
  text(12, 'order.charged'),
];

function bytesOf(...records: Write[]): Uint8Array {
  const writer = new PbfWriter();
  const resource = message(1, message(1, text(1, 'service.name'), message(2, text(1, 'shop'))));
  message(1, resource, message(2, message(1, text(1, 'logger')), ...records))(writer);
  return writer.finish();
}

describe('a log record in protobuf', () => {
  it('is the same as in JSON', () => {
    const read = readingOf(readProtobufLogs(bytesOf(message(2, ...fields)), defaultLimits));
    expect(read).toEqual({ accepted: [whole], refused: [], warnings: [] });
  });

  it('skips fields it does not know', () => {
    const bytes = bytesOf(message(2, ...fields, text(40, 'new')));
    expect(readingOf(readProtobufLogs(bytes, defaultLimits)).accepted).toEqual([whole]);
  });

  it('is refused alone when it does not decode', () => {
    const broken = message(2, (writer) => writer.writeVarintField(5, 7));
    const { accepted, refused } = readingOf(readProtobufLogs(bytesOf(broken, message(2, ...fields)), defaultLimits));
    expect(accepted).toHaveLength(1);
    expect(refused.map(({ code }) => code)).toEqual(['otlp/broken-log-record']);
  });

  it('belongs to no trace where an id has another length, and that is told', () => {
    const { accepted, warnings } = readingOf(readProtobufLogs(bytesOf(message(2, hex(9, 'abcd'))), defaultLimits));
    expect(accepted[0]?.traceId).toBeNull();
    expect(warnings[0]?.code).toBe('otlp/bad-trace-id');
  });

  it('never makes the reader throw or run on, wherever it is cut or bent', () => {
    const bytes = bytesOf(message(2, ...fields), message(2, ...fields));
    for (let at = 0; at < bytes.length; at += 1) {
      readProtobufLogs(bytes.subarray(0, at), defaultLimits);
      const bent = Uint8Array.from(bytes);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      readProtobufLogs(bent, defaultLimits);
    }
    expect(readProtobufLogs(bytes.subarray(0, 5), defaultLimits).kind).toBe('undecodable');
  });
});
