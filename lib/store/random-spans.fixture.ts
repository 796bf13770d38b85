import type { AttributeValue, Attributes } from '../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Resource, type Scope, type Span } from '../telemetry/span.ts';

export type Random = () => number;

/** A small seeded generator (mulberry32): a failing property test names its seed, and the seed brings it back. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export const whole = (random: Random, below: number): number => Math.floor(random() * below);

export function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[whole(random, from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
}

export const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => whole(random, 16).toString(16)).join('');

/** Text that has broken somebody's quoting, escaping, encoding or rendering before. */
export const hostileTexts = [
  '', ' ', `'`, `"`, `''; DROP TABLE spans; --`, '$1', '$.a', '$."a"', '[0]', '["a"]', '{"a":1}', '{"a"', '%', '_', '100%', '\\', '\\"', '/',
  '~', '~1/', '#', '*', '\0', 'a\0b', '\n\t\r', '\u001f\u007f', '\u2028', '\uFFFD', '\u{1F600}', 'é', 'null', 'true', 'NaN', '7', '-1.5', '1e3',
  '__proto__', 'constructor', 'toString', '<img src=x onerror=alert(1)>', '\u001b[31m', 'x'.repeat(10_000),
] as const; // prettier-ignore

const doubles = [0, -0, 0.1, -1.5, 3, 1e21, 1e-7, 5e-324, 1.797e308, 2 ** 53, 'NaN', 'Infinity', '-Infinity'] as const;
const integers = [
  0,
  1,
  -1,
  42,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  2 ** 60,
  '9007199254740993',
  '-9223372036854775808',
  '5',
  '007',
] as const;

const leaves: ((random: Random) => AttributeValue)[] = [
  (random) => ({ type: 'string', value: pick(random, hostileTexts) }),
  (random) => ({ type: 'bool', value: random() < 0.5 }),
  (random) => ({ type: 'int', value: pick(random, integers) }),
  (random) => ({ type: 'double', value: random() < 0.3 ? random() * 1000 : pick(random, doubles) }),
  (random) => ({ type: 'bytes', value: pick(random, ['', 'AA==', '////']) }),
  () => ({ type: 'empty', value: null }),
];

/** Any value at all, nested at most `depth` deep. */
export function anyValue(random: Random, depth = 3): AttributeValue {
  const kind = whole(random, depth > 0 ? leaves.length + 2 : leaves.length);
  const leaf = leaves[kind];
  if (leaf) return leaf(random);
  if (kind === leaves.length) return { type: 'map', value: anyAttributes(random, 3, depth - 1) };
  return { type: 'array', value: Array.from({ length: whole(random, 4) }, () => anyValue(random, depth - 1)) };
}

export function anyAttributes(random: Random, most: number, depth = 3): Attributes {
  const names = [...hostileTexts, '0', '12', 'app.now', 'app.result_length'];
  const entries = Array.from(
    { length: whole(random, most + 1) },
    () => [pick(random, names), anyValue(random, depth)] as const,
  );
  return Object.fromEntries(entries);
}

const anyResource = (random: Random): Resource => ({
  attributes: { 'service.name': { type: 'string', value: pick(random, ['a', 'b ', '']) }, ...anyAttributes(random, 2) },
  schemaUrl: pick(random, ['', 'https://opentelemetry.io/schemas/1.27.0']),
});

const anyScope = (random: Random): Scope => ({
  name: pick(random, ['', 'home.activities', `'`]),
  version: pick(random, ['', '1.0']),
  attributes: anyAttributes(random, 2),
  schemaUrl: pick(random, ['', 'https://example.com/schema']),
});

const times = [0n, 1n, 1_795_000_000_123_456_789n, 2n ** 62n, 2n ** 63n - 1n, 2n ** 64n - 1n] as const;

/** A span that a hostile sender could make: every field at its edges, but with the valid ids that receivers insist on. */
export function anySpan(random: Random): Span {
  return {
    traceId: hex(random, 31) + '1',
    spanId: hex(random, 15) + '1',
    parentId: random() < 0.3 ? null : hex(random, 16),
    traceState: pick(random, ['', 'ot=th:8', `a='"`]),
    flags: pick(random, [null, 0, 1, 257, 2 ** 32 - 1]),
    name: pick(random, hostileTexts),
    kind: pick(random, spanKinds),
    start: pick(random, times),
    end: pick(random, times),
    status: { code: pick(random, statusCodes), message: pick(random, hostileTexts) },
    attributes: anyAttributes(random, 8),
    events: Array.from({ length: whole(random, 3) }, () => ({
      name: pick(random, hostileTexts),
      time: pick(random, times),
      attributes: anyAttributes(random, 2),
    })),
    links: Array.from({ length: whole(random, 3) }, () => ({
      traceId: hex(random, 32),
      spanId: hex(random, 16),
      traceState: pick(random, ['', `'`]),
      attributes: anyAttributes(random, 2),
    })),
    dropped: { attributes: whole(random, 2), events: 0, links: whole(random, 2) },
    resource: anyResource(random),
    scope: anyScope(random),
  };
}
