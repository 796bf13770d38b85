import { describe, expect, it } from 'vitest';
import { array, assert, double, nat, pre, property, record } from 'fast-check';
import { querySpecSchema } from '../query/spec.ts';
import { planQuery } from '../query/plan.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import { bubbleUpOf } from './bubble-up-of.ts';
import type { Finding } from './rank.ts';
import { barOf, measureEdges } from './measure-edges.ts';

const NOW = 1_795_000_000_000;
const plan = planQuery(querySpecSchema.parse({}), NOW);
const region = { column: 'duration_ms', low: 500, high: 1000, from: NOW - 60_000, to: NOW };

const valueOf = (value: string | number): AttributeValue =>
  typeof value === 'string' ? { type: 'string', value } : { type: 'int', value };

function spanOf(seq: number, ms: number, attributes: Record<string, string | number>): StoredSpan {
  const start = BigInt(NOW - 30_000) * 1_000_000n;
  return {
    seq, receivedAt: NOW, workspace: 'local', environment: 'test', service: 'a',
    traceId: String(seq).padStart(32, '0'), spanId: String(seq).padStart(16, '0'), parentId: null, traceState: '', flags: null,
    name: 'GET', kind: 'server', start, end: start + BigInt(ms) * 1_000_000n, status: { code: 'unset', message: '' },
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, valueOf(value)])),
    events: [], links: [], dropped: { attributes: 0, events: 0, links: 0 },
    resource: { attributes: { 'service.name': valueOf('a') }, schemaUrl: '' }, scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
  };
} // prettier-ignore

/** Spans with eight random attributes and an id each; what decides which are slow is up to the test. */
const noisy = (count: number) =>
  array(record({ slow: nat(9), noise: array(nat(3), { minLength: 8, maxLength: 8 }), n: nat(1000) }), {
    minLength: count,
    maxLength: count,
  });

type Noisy = { slow: number; noise: number[]; n: number };

const attributesOf = ({ noise, n }: Noisy, index: number): Record<string, string | number> => ({
  ...Object.fromEntries(noise.map((value, place) => [`noise.${place}`, `v${value}`])),
  'noise.number': n,
  id: `id ${index}`,
});

/** What could have been anything, by how these spans are made. */
const unrelated = ({ column, restates }: Finding): boolean =>
  restates === null && (column.startsWith('noise') || column === 'id' || column.startsWith('trace.'));

const findingOf = (name: string, spans: StoredSpan[]): Finding | undefined =>
  bubbleUpOf({ plan, region }, spans).findings.find(({ column }) => column === name);

describe('a comparison', () => {
  it('has a planted cause first, and none of the random columns beside it stands out', () => {
    let luck = 0;
    assert(
      property(noisy(200), (rows) => {
        const spans = rows.map((row, index) => spanOf(index, row.slow === 0 ? 800 : 20, { ...attributesOf(row, index), 'app.build': row.slow === 0 ? 41 : 40 }));
        const { findings, totals } = bubbleUpOf({ plan, region }, spans);
        pre(totals.inside.rows >= 8);
        expect(findings.find(({ restates }) => restates === null)).toMatchObject({ column: 'app.build', standsOut: true, best: { op: '=', value: 41 } });
        luck += findings.some((finding) => unrelated(finding) && finding.standsOut) ? 1 : 0;
      }),
      { numRuns: 25, seed: 5 },
    );
    expect(luck).toBeLessThanOrEqual(1);
  }); // prettier-ignore

  it('finds the cause as a threshold where it is a number', () => {
    const spans = Array.from({ length: 200 }, (_, index) =>
      spanOf(index, (index * 37) % 200 >= 170 ? 800 : 20, { bytes: (index * 37) % 200, id: `id ${index}` }),
    );
    const { findings } = bubbleUpOf({ plan, region }, spans);
    const first = findings.find(({ restates }) => restates === null);
    expect(first).toMatchObject({ column: 'bytes', measure: true, best: { op: '>=', value: 170 }, difference: 1 });
  });

  it('has shares that add up: each row is counted once, in a value or among those without one', () => {
    assert(
      property(noisy(60), (rows) => {
        const spans = rows.map((row, index) => spanOf(index, row.slow < 3 ? 800 : 20, row.n % 2 ? attributesOf(row, index) : {}));
        const { findings, looked } = bubbleUpOf({ plan, region }, spans);
        for (const { values, distinct, present, histogram } of findings) {
          for (const side of ['inside', 'outside'] as const) {
            expect(present[side].rows).toBeLessThanOrEqual(looked[side].rows);
            const told = values.length === distinct ? values : (histogram?.bars ?? [present]);
            expect(told.reduce((sum, one) => sum + one[side].rows, 0)).toBe(present[side].rows);
          }
        }
      }),
      { numRuns: 20, seed: 6 },
    );
  }); // prettier-ignore

  it('is the same turned round where inside and outside change places', () => {
    assert(
      property(noisy(60), (rows) => {
        const spans = (slow: number, quick: number) => rows.map((row, index) => spanOf(index, row.slow < 4 ? slow : quick, { kind: row.slow < 4 ? 'a' : `b${row.n % 2}` }));
        const [there, back] = [findingOf('kind', spans(800, 20)), findingOf('kind', spans(20, 800))];
        expect(there?.difference).toBeCloseTo(back?.difference ?? NaN, 12);
        expect(there?.present.inside).toEqual(back?.present.outside);
      }),
      { numRuns: 20, seed: 7 },
    );
  }); // prettier-ignore

  it('sets the region’s own column apart', () => {
    const spans = Array.from({ length: 60 }, (_, index) => spanOf(index, 100 + index * 10, { duration_us: (100 + index * 10) * 1000 }));
    const { findings } = bubbleUpOf({ plan, region }, spans);
    expect(findings.find(({ column }) => column === 'duration_ms')?.restates).toBe('itself');
    expect(findings.find(({ column }) => column === 'duration_us')?.restates).toBe('follows');
  }); // prettier-ignore
});

describe('the bars of a histogram', () => {
  it('hold every number between the lowest and the highest, each in one bar', () => {
    const number = double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
    assert(
      property(array(number, { minLength: 1, maxLength: 30 }), (numbers) => {
        const edges = measureEdges({ min: Math.min(...numbers), max: Math.max(...numbers) });
        expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
        for (const one of numbers) {
          const bar = barOf(edges, one);
          expect(one).toBeGreaterThanOrEqual(edges[bar] ?? NaN);
          expect(one).toBeLessThanOrEqual(edges[bar + 1] ?? one);
        }
      }),
    );
  }); // prettier-ignore
});
