import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../receivers/otlp/limits.ts';
import { readJsonTraces } from '../receivers/otlp/read-json.ts';
import { anySpan, seeded } from '../store/random-spans.fixture.ts';
import { span, text } from '../store/spans.fixture.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import type { Span } from '../telemetry/span.ts';
import { otlpJson } from './otlp-json.ts';

const written = (spans: readonly Span[]): string => [...otlpJson(spans)].join('');

function readBack(spans: readonly Span[]): Span[] {
  const read = readJsonTraces(new TextEncoder().encode(written(spans)), defaultLimits);
  if (read.kind !== 'reading') throw new Error(read.problem.message);
  expect(read.reading).toMatchObject({ refused: [], warnings: [] });
  return read.reading.accepted;
}

/** A span with the fields alone that a receiver keeps as they are: real times, links to somewhere, whole integers. */
function receivable(any: Span): Span {
  const start = 1_795_000_000_123_456_789n;
  return {
    ...any,
    start,
    end: start + 1n,
    parentId: /^0*$/.test(any.parentId ?? '') ? null : any.parentId,
    flags: any.flags || null,
    attributes: Object.fromEntries(Object.entries(any.attributes).map(([key, value]) => [key, wholeIn(value)])),
    events: any.events.map(({ name }) => ({ name, time: start, attributes: {} })),
    links: any.links.map((link) => ({ ...link, traceId: '1'.repeat(32), spanId: '2'.repeat(16), attributes: {} })),
    resource: { ...any.resource, attributes: { 'service.name': text('a') } },
    scope: { ...any.scope, attributes: {} },
  };
}

/** The fixtures hold integers that no receiver makes: padded with zeros, or as a number where it is not exact. */
function wholeIn(value: AttributeValue): AttributeValue {
  if (value.type === 'array') return { type: 'array', value: value.value.map(wholeIn) };
  if (value.type === 'map')
    return {
      type: 'map',
      value: Object.fromEntries(Object.entries(value.value).map(([key, entry]) => [key, wholeIn(entry)])),
    };
  if (value.type !== 'int') return value;
  const number = Number(value.value);
  return { type: 'int', value: Number.isSafeInteger(number) ? number : String(BigInt(value.value)) };
}

/** Records made by a receiver have no order of keys to speak of, and `__proto__` is a key like any other. */
const plain = (spans: readonly Span[]): string =>
  JSON.stringify(spans, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

describe('a trace as OTLP/JSON', () => {
  it('is read by the receiver as the very spans it was written from, whatever they hold', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seeded(seed);
      const spans = [receivable(anySpan(random)), receivable(anySpan(random))];
      const byScope = readBack(spans).toSorted((one, other) => (one.spanId < other.spanId ? -1 : 1));
      const sent = spans.toSorted((one, other) => (one.spanId < other.spanId ? -1 : 1));
      expect(plain(byScope), `seed ${seed}`).toBe(plain(sent));
    }
  });

  it('writes a resource once for all of its spans, and a scope once within it', () => {
    const shared = span();
    const sibling = { ...shared, spanId: 'c'.repeat(16) };
    const { resourceSpans } = JSON.parse(written([shared, span({ service: 'other' }), sibling])) as {
      resourceSpans: { scopeSpans: { spans: unknown[] }[] }[];
    };
    expect(resourceSpans.map(({ scopeSpans }) => scopeSpans.map(({ spans }) => spans.length))).toEqual([[2], [1]]);
  });

  it('keeps every nanosecond, each type and the sign of nothing', () => {
    const sent = span({
      start: 1_795_000_000_123_456_789n,
      end: 1_795_000_000_123_456_790n,
      attributes: {
        big: { type: 'int', value: '9223372036854775807' },
        three: { type: 'double', value: 3 },
        nothing: { type: 'double', value: -0 },
        none: { type: 'empty', value: null },
      },
    });
    const [read] = readBack([sent]);
    expect(read).toMatchObject({ start: sent.start, end: sent.end, attributes: sent.attributes });
    expect(Object.is(read?.attributes['nothing']?.value, -0)).toBe(true);
  });

  it('of no spans is a request all the same', () => {
    expect(JSON.parse(written([]))).toEqual({ resourceSpans: [] });
  });
});
