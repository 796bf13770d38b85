import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../lib/receivers/otlp/limits.ts';
import { readJsonTraces } from '../../lib/receivers/otlp/read-json.ts';
import { readProtobufTraces } from '../../lib/receivers/otlp/read-protobuf.ts';
import { finishedSpans } from './finished-spans.ts';
import { protobufOf, type Json } from './protobuf-of.ts';
import { seeded, type Draw } from './seeded.ts';

const limits = { ...defaultLimits, attributes: 6, items: 4, annotations: 3, textLength: 40, depth: 3 };
const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('protobuf and JSON', () => {
  it('give the same reading for whatever spans, good, bad or beyond the limits', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const request = anyRequest(seeded(seed));
      const fromJson = readJsonTraces(utf8(request), limits);
      const fromProtobuf = readProtobufTraces(protobufOf(request), limits);
      expect(fromProtobuf, `seed ${seed}`).toEqual(fromJson);
    }
  });

  it('covers accepted spans, refused ones and every kind of trimming', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 400; seed += 1) {
      const read = readJsonTraces(utf8(anyRequest(seeded(seed))), limits);
      if (read.kind !== 'reading') throw new Error(read.problem.message);
      for (const problem of [...read.reading.refused, ...read.reading.warnings]) seen.add(problem.code);
      if (read.reading.accepted.length > 0) seen.add('accepted');
    }
    expect([...seen].sort()).toEqual([
      'accepted',
      'otlp/absurd-time',
      'otlp/bad-event',
      'otlp/bad-link',
      'otlp/bad-parent-id',
      'otlp/bad-span-id',
      'otlp/bad-trace-id',
      'otlp/early-time',
      'otlp/missing-end',
      'otlp/missing-start',
      'otlp/too-deep',
      'otlp/too-long-text',
      'otlp/too-many-attributes',
      'otlp/too-many-events',
      'otlp/too-many-items',
    ]);
  });

  it('agree for the OpenTelemetry SDK’s own serialisers', () => {
    const spans = finishedSpans();
    const json = readJsonTraces(JsonTraceSerializer.serializeRequest(spans)!, defaultLimits);
    const protobuf = readProtobufTraces(ProtobufTraceSerializer.serializeRequest(spans)!, defaultLimits);
    expect(json).toMatchObject({ kind: 'reading', reading: { refused: [], warnings: [] } });
    expect(protobuf).toEqual(json);
  });
});

const GOOD_TIME = '1795336878929000001';

function anyRequest(draw: Draw): Json {
  return { resourceSpans: draw.list(3, () => anyResourceSpans(draw)) };
}

const anyResourceSpans = (draw: Draw): Json => ({
  resource: { attributes: anyAttributes(draw) },
  schemaUrl: draw.of(['', 'https://example.com/schema']),
  scopeSpans: draw.list(2, () => ({
    scope: { name: anyText(draw), version: draw.of(['', '1.0']), attributes: anyAttributes(draw) },
    spans: draw.list(4, () => anySpan(draw)),
  })),
});

const anySpan = (draw: Draw): Json => ({
  traceId: draw.mostly('5b8efff798038103d269b633813fc60c', ['0'.repeat(32), '5b8e', '', undefined]),
  spanId: draw.mostly('EEE19B7EC3C1B174', ['0'.repeat(16), 'eee19b', '', undefined]),
  parentSpanId: draw.mostly('eee19b7ec3c1b173', ['', '0'.repeat(16), 'ab']),
  traceState: draw.of(['', 'ot=th:8']),
  flags: draw.of([0, 1, 257]),
  name: anyText(draw),
  kind: draw.of([0, 1, 2, 3, 4, 5, 9]),
  startTimeUnixNano: draw.mostly(GOOD_TIME, ['0', '1', '9223372036854775808', '-5']),
  endTimeUnixNano: draw.mostly('1795336878929999999', ['0', '3', '18446744073709551615']),
  attributes: anyAttributes(draw),
  droppedAttributesCount: draw.of([0, 7]),
  events: draw.list(5, () => ({
    name: anyText(draw),
    timeUnixNano: draw.mostly(GOOD_TIME, ['0', '9223372036854775808']),
    attributes: anyAttributes(draw),
  })),
  links: draw.list(5, () => ({
    traceId: draw.mostly('5b8efff798038103d269b633813fc60d', ['0'.repeat(32), '']),
    spanId: draw.mostly('eee19b7ec3c1b175', ['0'.repeat(16), 'ab']),
    attributes: anyAttributes(draw),
  })),
  status: { code: draw.of([0, 1, 2, 7]), message: anyText(draw) },
});

const anyAttributes = (draw: Draw, depth = 0): Json[] =>
  draw.list(depth > 0 ? 6 : 8, () => ({
    key: draw.of(['app.now', 'http.route', '__proto__', 'constructor', 'ключ', '', '7']),
    value: anyValue(draw, depth),
  }));

function anyValue(draw: Draw, depth: number): Json {
  const choices: (() => Json)[] = [
    () => ({}),
    () => ({ stringValue: anyText(draw) }),
    () => ({ boolValue: draw.of([true, false]) }),
    () => ({ intValue: draw.of(['0', '-1', '42', '9007199254740993', '-9223372036854775808', '9223372036854775807']) }),
    () => ({ doubleValue: draw.of(['NaN', 'Infinity', '-Infinity', 3, 0.1, -2.5e300]) }),
    () => ({ bytesValue: draw.of(['', 'aGVsbG8=', '/+8=']) }),
  ];
  if (depth < 5) {
    choices.push(
      () => ({ arrayValue: { values: draw.list(6, () => anyValue(draw, depth + 1)) } }),
      () => ({ kvlistValue: { values: anyAttributes(draw, depth + 1) } }),
    );
  }
  return draw.of(choices)();
}

const anyText = (draw: Draw): string =>
  draw.of(['', 'GET /home', '<script>alert(1)</script>', '\u001b[31mred', 'żółw 🐢', '🐢'.repeat(30), 'x'.repeat(41)]);
