import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { readProtobufTraces } from './read-protobuf.ts';

type Write = (writer: PbfWriter) => void;

const message =
  (field: number, ...parts: Write[]): Write =>
  (writer) =>
    writer.writeMessage(field, (_: null, inner) => parts.forEach((part) => part(inner)), null);
const text =
  (field: number, value: string): Write =>
  (writer) =>
    writer.writeStringField(field, value);
const bytes =
  (field: number, hex: string): Write =>
  (writer) =>
    writer.writeBytesField(field, Buffer.from(hex, 'hex'));
const varint =
  (field: number, value: number): Write =>
  (writer) =>
    writer.writeVarintField(field, value);
const fixed =
  (field: number, value: number): Write =>
  (writer) =>
    writer.writeFixed64Field(field, value);

const ids = [bytes(1, '5b8efff798038103d269b633813fc60c'), bytes(2, 'eee19b7ec3c1b174')];
const times = [fixed(7, 1_795_336_878_929_000_000), fixed(8, 1_795_336_878_930_000_000)];
const span = (...parts: Write[]): Write => message(2, ...ids, ...times, ...parts);

function read(...parts: Write[]) {
  const writer = new PbfWriter();
  for (const part of parts) part(writer);
  return readProtobufTraces(writer.finish(), defaultLimits);
}

/** What becomes of the spans of one scope. */
const readSpans = (...spans: Write[]) => read(message(1, message(2, ...spans)));

describe('protobuf', () => {
  it('gives every span of a resource that stands behind its spans', () => {
    const resource = message(1, message(1, text(1, 'service.name'), message(2, text(1, 'shop'))));
    expect(read(message(1, message(2, span(), span()), resource))).toMatchObject({
      reading: {
        accepted: [
          { resource: { attributes: { 'service.name': { value: 'shop' } } } },
          { resource: { attributes: { 'service.name': { value: 'shop' } } } },
        ],
      },
    });
  });

  it('skips fields it does not know, of every wire type', () => {
    const unknown: Write[] = [
      varint(40, 5),
      fixed(41, 5),
      text(42, 'new'),
      (writer) => writer.writeFixed32Field(43, 5),
    ];
    const status = message(15, varint(1, 2), ...unknown, varint(3, 2));
    expect(read(...unknown, message(1, ...unknown, message(2, ...unknown, span(...unknown, status))))).toMatchObject({
      reading: { accepted: [{ status: { code: 'error' } }], refused: [], warnings: [] },
    });
  });

  it.each([
    ['a name that is a number', varint(5, 3)],
    ['a kind that is text', text(6, 'SERVER')],
    ['a start that is a varint', varint(7, 5)],
    ['a group, which proto3 has not', (writer: PbfWriter) => writer.writeTag(30, 3)],
    ['field number 0', (writer: PbfWriter) => writer.writeTag(0, 0)],
    ['an attribute that is text', text(9, 'http.route')],
  ])('refuses the one span that has %s', (_what, odd) => {
    expect(readSpans(span(text(5, 'before')), span(odd), span(text(5, 'after')))).toMatchObject({
      reading: {
        accepted: [{ name: 'before' }, { name: 'after' }],
        refused: [{ code: 'otlp/broken-span', at: ['resourceSpans', 0, 'scopeSpans', 0, 'spans', 1] }],
      },
    });
  });

  it('refuses ids of the wrong length, and says how long they are', () => {
    const short = message(2, bytes(1, 'abcd'), bytes(2, 'eee19b7ec3c1b174'), ...times);
    expect(readSpans(short)).toMatchObject({
      reading: {
        accepted: [],
        refused: [{ code: 'otlp/bad-trace-id', message: expect.stringContaining('2 bytes arrived') as unknown }],
      },
    });
  });

  it('knows an unset span from one with nothing in it', () => {
    expect(readSpans(message(2))).toMatchObject({ reading: { refused: [{ code: 'otlp/bad-trace-id' }] } });
    expect(readSpans(message(2, ...ids))).toMatchObject({ reading: { refused: [{ code: 'otlp/missing-start' }] } });
    expect(readSpans(message(2, ...ids, fixed(7, 1e18)))).toMatchObject({
      reading: { refused: [{ code: 'otlp/missing-end' }] },
    });
  });

  it('takes the last of a repeated field and of a repeated attribute', () => {
    const attribute = (value: string): Write => message(9, text(1, 'k'), message(2, text(1, value)));
    expect(readSpans(span(text(5, 'one'), text(5, 'two'), attribute('a'), attribute('b')))).toMatchObject({
      reading: { accepted: [{ name: 'two', attributes: { k: { value: 'b' } } }] },
    });
  });

  it('reads many short texts right although they share look-up slots', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `name-${index}`);
    const result = readSpans(...names.map((name) => span(text(5, name))));
    expect(result.kind === 'reading' && result.reading.accepted.map(({ name }) => name)).toEqual(names);
  });

  it('is undecodable where a resource or a length around the spans is broken', () => {
    expect(read(varint(1, 5))).toMatchObject({ kind: 'undecodable', status: 400 });
    expect(read(message(1, message(2, span()), varint(1, 5)))).toMatchObject({ kind: 'undecodable' });
  });
});
