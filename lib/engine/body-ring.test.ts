import { describe, expect, it } from 'vitest';
import type { Delivery } from '../receivers/delivery.ts';
import { batch, NOW, span } from '../store/spans.fixture.ts';
import { serviceOf } from '../telemetry/span.ts';
import { BodyRing } from './body-ring.ts';
import type { Filed } from './filing.ts';

const delivery = (bytes: number, overrides: Partial<Delivery> = {}): Delivery => ({
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/traces',
  headers: { 'content-type': 'application/json', 'x-honeycomb-team': 'a-key', authorization: 'a-key' },
  body: new Uint8Array(bytes),
  ...overrides,
});

/** What a commit says that it filed: spans with these numbers. */
const filed = (seqs: number[], workspace = 'local'): Filed => {
  const brought = batch(
    seqs.map(() => span()),
    { workspace },
  );
  const stored = brought.spans.map((one, nth) => ({
    ...one,
    seq: seqs[nth] ?? 0,
    workspace,
    environment: 'bootcamp',
    service: serviceOf(one.resource),
    receivedAt: NOW,
  }));
  return { batch: brought, appended: { stored, duplicates: 0, signals: [] } };
};

const bounds = { inAll: 1000, ofOne: 400, requests: 100 };
const of = (seq: number) => ({ seq, receivedAt: NOW });

describe('the newest requests, as they arrived', () => {
  it('are found by the number of any span that they became', () => {
    const ring = new BodyRing(NOW, bounds);
    const { body } = delivery(10);
    ring.keep(delivery(10, { body }), [filed([3, 4, 5])], NOW);
    ring.keep(delivery(20), [filed([6])], NOW);
    expect(ring.find('local', of(4))).toMatchObject({ kind: 'kept', head: { door: 'otlp-http', bytes: 10 } });
    const found = ring.find('local', of(5));
    // The very buffer, and no copy of it.
    expect(found.kind === 'kept' && found.body).toBe(body);
  });

  it('are nobody’s but their workspace’s', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(10), [filed([1], 'ada')], NOW);
    expect(ring.find('grace', of(1)).kind).toBe('gone');
    expect(ring.find('ada', of(1)).kind).toBe('kept');
  });

  it('are kept without any header but the two that say how to read them', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(10), [filed([1])], NOW);
    const found = ring.find('local', of(1));
    expect(Object.keys(found.head ?? {})).toEqual(['at', 'door', 'path', 'contentType', 'coding', 'bytes']);
    expect(JSON.stringify(found)).not.toContain('a-key');
  });

  it('make place for newer ones, and it is said so', () => {
    const ring = new BodyRing(NOW, bounds);
    for (let seq = 1; seq <= 50; seq += 1) ring.keep(delivery(100), [filed([seq])], NOW);
    expect(ring.bytes).toBeLessThanOrEqual(bounds.inAll);
    expect(ring.find('local', of(1))).toEqual({ kind: 'gone', why: 'fallen-out', head: null });
    expect([41, 50].map((seq) => ring.find('local', of(seq)).kind)).toEqual(['kept', 'kept']);
  });

  it('are so many at most, however small they are', () => {
    const ring = new BodyRing(NOW, { ...bounds, requests: 3 });
    for (let seq = 1; seq <= 9; seq += 1) ring.keep(delivery(1), [filed([seq])], NOW);
    expect([6, 7].map((seq) => ring.find('local', of(seq)).kind)).toEqual(['gone', 'kept']);
  });

  it('are not kept where they are too large, but known', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(401), [filed([1])], NOW);
    expect(ring.find('local', of(1))).toMatchObject({ kind: 'gone', why: 'too-large', head: { bytes: 401 } });
    expect(ring.bytes).toBe(0);
  });

  it('are told apart from those of an earlier process', () => {
    const ring = new BodyRing(NOW + 1, bounds);
    expect(ring.find('local', of(1))).toMatchObject({ why: 'earlier-process' });
  });

  it('do not hold a large buffer for a small body', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(0, { body: new Uint8Array(900).subarray(0, 10) }), [filed([1])], NOW);
    expect(ring.bytes).toBe(10);
  });

  it('are let go of with their workspace', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(10), [filed([1], 'ada'), filed([2], 'grace')], NOW);
    ring.forget('ada');
    expect([ring.find('ada', of(1)).kind, ring.find('grace', of(2)).kind, ring.bytes]).toEqual(['gone', 'kept', 10]);
  });

  it('that brought nothing new are not kept', () => {
    const ring = new BodyRing(NOW, bounds);
    ring.keep(delivery(10), [filed([])], NOW);
    expect(ring.bytes).toBe(0);
  });
});
