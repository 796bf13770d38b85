import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../../telemetry/attributes.ts';
import type { Span } from '../../telemetry/span.ts';
import { defaultLimits } from './limits.ts';
import { readJsonTraces, readTracesData } from './read-json.ts';

const minimal = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  startTimeUnixNano: '1795336878929000001',
  endTimeUnixNano: '1795336878929000002',
};

/** The one span that is read when these fields are added to a minimal one. */
function spanWith(fields: object, around: object = {}): Span {
  const read = readTracesData({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...minimal, ...fields }] }], ...around }] });
  if (read.kind !== 'reading') throw new Error(read.problem.message);
  const [span] = read.reading.accepted;
  if (!span) throw new Error(read.reading.refused[0]?.message);
  return span;
}

const valueOf = (value: unknown): AttributeValue | undefined =>
  spanWith({ attributes: [{ key: 'k', value }] }).attributes.k;

describe('a JSON span', () => {
  it('is read with hex ids of either case, and kept in lower case', () => {
    const span = spanWith({ traceId: minimal.traceId.toUpperCase(), parentSpanId: 'ABCDEF0123456789' });
    expect(span).toMatchObject({ traceId: minimal.traceId, parentId: 'abcdef0123456789' });
  });

  it('has its 64-bit times as strings or as numbers', () => {
    expect(spanWith({}).start).toBe(1_795_336_878_929_000_001n);
    expect(spanWith({ startTimeUnixNano: 1_795_336_878_929_000_000 }).start).toBe(1_795_336_878_929_000_000n);
  });

  it.each([
    [2, 'server'],
    ['SPAN_KIND_CLIENT', 'client'],
    [0, 'unspecified'],
    [77, 'unspecified'],
    [null, 'unspecified'],
  ])('reads kind %j as %s', (kind, wanted) => expect(spanWith({ kind }).kind).toBe(wanted));

  it.each([
    [2, 'error'],
    ['STATUS_CODE_OK', 'ok'],
    [undefined, 'unset'],
  ])('reads status %j as %s', (code, wanted) => expect(spanWith({ status: { code } }).status.code).toBe(wanted));

  it('is a root with an absent, null, empty or zero parent', () => {
    for (const parentSpanId of [undefined, null, '', '0000000000000000']) {
      expect(spanWith({ parentSpanId }).parentId).toBeNull();
    }
  });

  it('tells flags that were left out from flags that were sent', () => {
    expect(spanWith({}).flags).toBeNull();
    expect(spanWith({ flags: 257 }).flags).toBe(257);
    expect(spanWith({ flags: '256' }).flags).toBe(256);
  });

  it('ignores fields it does not know, as receivers must', () => {
    expect(spanWith({ somethingNew: { a: 1 }, some_vendor_thing: 1 }, { entityRefs: [] }).spanId).toBe(minimal.spanId);
  });

  it('takes null for a field left out', () => {
    const span = spanWith({ name: null, attributes: null, events: null, links: null, status: null, traceState: null });
    expect(span).toMatchObject({ name: '', attributes: {}, events: [], links: [], status: { code: 'unset' } });
  });

  it('leaves out a link to nowhere and an event beyond time, and counts both', () => {
    const links = [
      { traceId: minimal.traceId, spanId: minimal.spanId },
      { traceId: 'x', spanId: minimal.spanId },
    ];
    const events = [
      { name: 'kept', timeUnixNano: '5' },
      { name: 'lost', timeUnixNano: '-5' },
    ];
    const span = spanWith({ links, events, droppedLinksCount: 2 });
    expect(span.links).toHaveLength(1);
    expect(span.events.map(({ name }) => name)).toEqual(['kept']);
    expect(span.dropped).toEqual({ attributes: 0, events: 1, links: 3 });
  });

  it('carries its resource, its scope and their schemas', () => {
    const read = readTracesData({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
          schemaUrl: 'https://example.com/r',
          scopeSpans: [{ scope: { name: 'lib', version: '1' }, schemaUrl: 'https://example.com/s', spans: [minimal] }],
        },
      ],
    });
    expect(read).toMatchObject({
      reading: {
        accepted: [
          {
            resource: { attributes: { 'service.name': { value: 'shop' } }, schemaUrl: 'https://example.com/r' },
            scope: { name: 'lib', version: '1', schemaUrl: 'https://example.com/s' },
          },
        ],
      },
    });
  });
});

describe('a JSON attribute value', () => {
  it.each([
    [{ stringValue: 'x' }, { type: 'string', value: 'x' }],
    [{ stringValue: '' }, { type: 'string', value: '' }],
    [{ intValue: 42 }, { type: 'int', value: 42 }],
    [{ intValue: '-42' }, { type: 'int', value: -42 }],
    [{ intValue: '9007199254740993' }, { type: 'int', value: '9007199254740993' }],
    [{ intValue: '-9223372036854775808' }, { type: 'int', value: '-9223372036854775808' }],
    [{ intValue: 2 ** 60 }, { type: 'int', value: '1152921504606847000' }],
    [{ intValue: 1e300 }, { type: 'double', value: 1e300 }],
    [{ intValue: 1e20 }, { type: 'double', value: 1e20 }],
    [{ intValue: '9223372036854775808' }, { type: 'double', value: 2 ** 63 }],
    [{ doubleValue: 3 }, { type: 'double', value: 3 }],
    [{ doubleValue: '1.5e3' }, { type: 'double', value: 1500 }],
    [{ doubleValue: 'NaN' }, { type: 'double', value: 'NaN' }],
    [{ doubleValue: '-Infinity' }, { type: 'double', value: '-Infinity' }],
    [{ boolValue: false }, { type: 'bool', value: false }],
    [{ bytesValue: 'aGk=' }, { type: 'bytes', value: 'aGk=' }],
    [{ bytesValue: '_-8' }, { type: 'bytes', value: '/+8=' }],
    [{}, { type: 'empty', value: null }],
    [null, { type: 'empty', value: null }],
    [
      { stringValue: null, intValue: 1 },
      { type: 'int', value: 1 },
    ],
    [{ arrayValue: {} }, { type: 'array', value: [] }],
    [{ arrayValue: { values: [{ intValue: 1 }] } }, { type: 'array', value: [{ type: 'int', value: 1 }] }],
    [
      { kvlistValue: { values: [{ key: 'a', value: { boolValue: true } }] } },
      { type: 'map', value: { a: { type: 'bool', value: true } } },
    ],
  ])('%j is %j', (wire, wanted) => expect(valueOf(wire)).toEqual(wanted));
});

const read = (body: string, limits = defaultLimits) => readJsonTraces(new TextEncoder().encode(body), limits);

describe('JSON around the spans', () => {
  it('is refused whole where a resource is wrong, for all of its spans hang on it', () => {
    const body = JSON.stringify({
      resourceSpans: [{ resource: { attributes: 'x' }, scopeSpans: [{ spans: [minimal] }] }],
    });
    expect(read(body)).toMatchObject({ kind: 'undecodable', status: 400 });
    expect(read(body)).toMatchObject({
      problem: {
        message: 'The body does not decode as JSON: in a resource, attributes is a string where a list belongs.',
      },
    });
  });

  it('that has something else than resourceSpans is a success, with a warning', () => {
    expect(read('{"resourceMetrics":[]}')).toMatchObject({
      reading: { warnings: [{ code: 'otlp/no-resource-spans' }] },
    });
    expect(read('{}')).toMatchObject({ reading: { warnings: [] } });
    expect(read('{"resourceSpans":[]}')).toMatchObject({ reading: { warnings: [] } });
  });

  it('is refused before it is parsed when it holds too many values', () => {
    const body = `{"resourceSpans":[${'[],'.repeat(50)}[]]}`;
    expect(read(body, { ...defaultLimits, parts: 17 })).toMatchObject({ kind: 'undecodable', status: 413 });
    expect(read(body, { ...defaultLimits, parts: 18 })).toMatchObject({ kind: 'undecodable', status: 400 });
  });

  it('is refused whole when its spans and their parts are too many', () => {
    const spans = Array.from({ length: 20 }, () => minimal);
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    expect(read(body, { ...defaultLimits, parts: 19 })).toMatchObject({ kind: 'undecodable', status: 413 });
    expect(read(body, { ...defaultLimits, parts: 20 })).toMatchObject({ kind: 'reading' });
  });
});
