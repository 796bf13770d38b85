import { describe, expect, it } from 'vitest';
import { bubbleUpOf } from '../bubble-up/bubble-up-of.ts';
import type { BubbleUpReport } from '../bubble-up/bubble-up.ts';
import { parseQuery } from '../query/parse.ts';
import { planQuery } from '../query/plan.ts';
import type { Region } from '../query/region.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { anyQuery, queryableSpans, sampled } from './random-queries.fixture.ts';
import { pick, seeded, whole, type Random } from './random-spans.fixture.ts';
import { batch, integer, NOW, span, text } from './spans.fixture.ts';
import { storePerTest, type StoreUnderTest } from './store-per-test.fixture.ts';

function planOf(spec: QuerySpecInput, dataset?: string) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW, dataset);
}

/** Correlations to six digits, since engines add in another order. */
const settled = (report: BubbleUpReport): unknown => ({
  ...report,
  elapsedMs: 0,
  findings: report.findings.map((finding) => ({ ...finding, correlation: finding.correlation === null ? null : Number(finding.correlation.toFixed(6)) + 0 })),
}); // prettier-ignore

function anyRegion(random: Random, { from, to }: { from: number; to: number }): Region {
  const start = from + whole(random, to - from);
  const low = whole(random, 90) - 10;
  return {
    column: pick(random, ['duration_ms', 'duration_ms', 'app.n', 'mixed', 'size']),
    low,
    high: low + 1 + whole(random, 80),
    from: random() < 0.7 ? from : start,
    to: random() < 0.7 ? to : start + 1 + whole(random, to - start),
  };
}

/** Most of the rows, with a calculated field among their columns. */
const plainQuery = (random: Random): QuerySpecInput => ({
  time_range: 86_400,
  usage_mode: random() < 0.3,
  calculated_fields: [{ name: pick(random, ['double', 'name']), expression: 'MUL($duration_ms, 2)' }],
  filters: random() < 0.3 ? [{ column: pick(random, ['name', 'any.name']), op: '!=', value: 'render' }] : [],
});

/** Numbers of many values, some of them of few rows, and ids. */
const measured = (random: Random, one: Span): Span => ({
  ...one,
  scope: { ...one.scope, attributes: { ...one.scope.attributes, ...(random() < 0.5 ? { where: text('scope') } : {}) } },
  resource: {
    ...one.resource,
    attributes: { ...one.resource.attributes, ...(random() < 0.7 ? { where: text('resource') } : {}) },
  },
  attributes: {
    ...one.attributes,
    size: random() < 0.8 ? integer(whole(random, 60)) : text('large'),
    bytes: integer(whole(random, 40) ** 4 - (random() < 0.1 ? 5 : 0)),
    ...(random() < 0.3 ? { where: text('span') } : {}),
    id: text(String(random())),
    'long text': text('x'.repeat(250 + whole(random, 100))),
  },
});

const everything = { column: 'duration_ms', from: NOW - 100_000, to: NOW };
const timed = (ms: number, attributes: Span['attributes'], resource: Span['attributes'] = {}): Span => {
  const start = BigInt(NOW - 50_000) * 1_000_000n;
  return span({ start, end: start + BigInt(ms) * 1_000_000n, attributes, resource: { attributes: { 'service.name': text('a'), ...resource }, schemaUrl: '' } });
}; // prettier-ignore

/** A store compares regions as `bubbleUpOf` does over the same spans. */
export function comparesRegionsAsDefined(under: StoreUnderTest): void {
  describe('a store’s comparison of a region with the rest', () => {
    const { store } = storePerTest(under);
    const fill = async (sent: Span[]): Promise<StoredSpan[]> => (await store().append([batch(sent)]))[0]?.stored ?? [];
    const report = async (spec: QuerySpecInput, region: Region): Promise<BubbleUpReport> => {
      const answer = await store().bubbleUp('local', { plan: planOf(spec), region });
      if (!('ok' in answer)) throw new Error(answer.problem.message);
      return answer.ok;
    };

    it.each([71, 72, 73, 74])(
      'agrees with the definition on random spans, queries and regions (seed %i)',
      async (seed) => {
        const random = seeded(seed);
        const shape = (one: Span): Span => measured(random, seed % 2 === 0 ? sampled(random, one) : one);
        const stored = await fill(queryableSpans(random, 150, shape));
        let compared = 0;
        for (let round = 0; round < 12; round += 1) {
          const spec = round % 2 === 0 ? plainQuery(random) : anyQuery(random);
          const plan = planOf(spec, random() < 0.2 ? 'a' : undefined);
          const region = anyRegion(random, plan);
          const answer = await store().bubbleUp('local', { plan, region });
          if (!('ok' in answer)) throw new Error(answer.problem.message);
          const expected = settled(bubbleUpOf({ plan, region }, stored));
          compared += answer.ok.findings.length;
          expect({ spec, region, answer: settled(answer.ok) }).toEqual({ spec, region, answer: expected });
        }
        expect(compared).toBeGreaterThan(150);
      },
      120_000,
    );

    it('counts an attribute of the resource for the rows alone that do not hide it', async () => {
      await fill([
        ...Array.from({ length: 30 }, () => timed(900, { region: text('own') }, { region: text('shared') })),
        ...Array.from({ length: 90 }, () => timed(5, {}, { region: text('shared') })),
      ]);
      const { findings } = await report({}, { ...everything, low: 500, high: 1000 });
      const found = findings.find(({ column }) => column === 'region');
      expect(found?.best).toMatchObject({ op: '=', value: 'own' });
      expect(found?.values).toEqual([
        { value: 'shared', whole: true, inside: { rows: 0, weight: 0 }, outside: { rows: 90, weight: 90 } },
        { value: 'own', whole: true, inside: { rows: 30, weight: 30 }, outside: { rows: 0, weight: 0 } },
      ]);
    });

    it('leaves rows without a number there out of both sides', async () => {
      await fill([timed(900, { n: integer(1) }), timed(900, { n: integer(9) }), timed(900, { n: text('1') }), timed(900, {})]);
      const { totals, undrawn } = await report({}, { ...everything, column: 'n', low: 0, high: 5 });
      expect(totals).toEqual({ inside: { rows: 1, weight: 1 }, outside: { rows: 1, weight: 1 } });
      expect(undrawn).toBe(2);
    });

    it('bears two thousand attributes on a span', async () => {
      const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, text(`v${index % 7}`)]));
      await fill([
        ...Array.from({ length: 20 }, () => timed(900, { ...many, cause: text('yes') })),
        ...Array.from({ length: 60 }, () => timed(5, many)),
      ]);
      const { findings, columns } = await report({}, { ...everything, low: 500, high: 1000 });
      expect(columns).toBeGreaterThan(2000);
      expect(findings.find(({ restates, standsOut }) => standsOut && restates === null)?.column).toBe('cause');
    }, 60_000);

    it('has nothing to compare where a side is empty', async () => {
      await fill([timed(5, { a: integer(1) })]);
      expect(await report({}, { ...everything, low: 0, high: 10 })).toMatchObject({ columns: 0, findings: [] });
      expect(await report({}, { ...everything, low: 500, high: 1000 })).toMatchObject({ columns: 0, findings: [] });
    });

    it('sees none of another workspace’s rows', async () => {
      await fill([timed(900, {}), timed(5, {})]);
      const asked = { plan: planOf({}), region: { ...everything, low: 500, high: 1000 } };
      expect(await store().bubbleUp('elsewhere', asked)).toMatchObject({ ok: { totals: { inside: { rows: 0 }, outside: { rows: 0 } } } });
    });
  });
} // prettier-ignore
