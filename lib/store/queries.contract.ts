import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { planQuery } from '../query/plan.ts';
import { parseQuery } from '../query/parse.ts';
import { columnlessOps } from '../query/ops.ts';
import type { QueryResult } from '../query/result.ts';
import { calculationOps, filterOps, LAST_MOMENT_S, type QuerySpecInput } from '../query/spec.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { seesAnnotations } from './annotations.contract.ts';
import { calculatesFieldsAsDefined } from './calculated-fields.contract.ts';
import { bearsHostility } from './hostile-queries.contract.ts';
import { anyQuery, queryableColumns, queryableSpans, sampled } from './random-queries.fixture.ts';
import { seesRelatedSpans } from './relations.contract.ts';
import { hostileTexts, seeded, whole } from './random-spans.fixture.ts';
import { batch, integer, NOW, span, spans, text } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './store-per-test.fixture.ts';

/** Numbers to eleven digits, since engines may add in another order. */
const rounded = (result: QueryResult): unknown =>
  JSON.parse(
    JSON.stringify({ ...result, elapsedMs: 0 }, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(11)) : value,
    ),
  );

function planOf(spec: QuerySpecInput, dataset?: string) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW, dataset);
}

const at = (seconds: number): bigint => BigInt(NOW + seconds * 1000) * 1_000_000n;
const began = (seconds: number, name: string): Span => span({ name, start: at(seconds) });
const counter = (seconds: number, n: number): Span => span({ start: at(seconds), attributes: { n: integer(n) } });

/** A store answers every query as `evaluateQuery` does over the same spans. */
export function answersQueriesAsDefined(under: StoreUnderTest): void {
  describe('a store’s answers', () => {
    const { store } = storePerTest(under);
    const fill = async (sent: Span[]): Promise<StoredSpan[]> => (await store().append([batch(sent)]))[0]?.stored ?? [];
    agreesWithTheDefinition(store, fill);
    weighsAsDefined(store, fill);
    seesTheRightRows(store, fill);
    seesAnnotations(store, fill);
    seesRelatedSpans(store, fill);
    calculatesFieldsAsDefined(store, fill);
    survivesHostility(store, fill);
    bearsHostility(store, fill);
  });
}

type Fill = (sent: Span[]) => Promise<StoredSpan[]>;

function agreesWithTheDefinition(store: () => Store, fill: Fill): void {
  it.each([11, 12, 13, 14, 15, 16])(
    'agree with the definition on random spans and queries (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const stored = await fill(queryableSpans(random, 300));
      for (let round = 0; round < 60; round += 1) {
        const spec = anyQuery(random);
        const scale = ([undefined, 'linear', 'log'] as const)[whole(random, 3)];
        const plan = { ...planOf(spec, random() < 0.2 ? 'a' : undefined), scale, others: round % 2 === 0 };
        const answer = await store().query('local', plan);
        const expected = evaluateQuery(plan, stored);
        expect({ spec, answer: rounded(answer) }).toEqual({ spec, answer: rounded(expected) });
      }
    },
    120_000,
  );

  it('agree on every operator with every kind of value', async () => {
    const random = seeded(99);
    const stored = await fill(queryableSpans(random, 200));
    for (const op of filterOps) {
      for (const one of ['a', 'ab', '', 1, 2.5, true, false, '[1,"a\\"b"]', '{"k":"a"}', 'NaN']) {
        const value = op.includes('exist') ? undefined : op.includes('in') && op.length < 7 ? [one, 'b'] : /with|contain/.test(op) ? String(one) : one;
        for (const column of ['mixed', 'name', 'duration_ms', 'error']) {
          const plan = planOf({ filters: [{ column, op, value }] });
          const { matched } = await store().query('local', plan);
          expect(matched, `${column} ${op} ${JSON.stringify(value)}`).toBe(evaluateQuery(plan, stored).matched);
        }
      }
    }
  }, 240_000); // prettier-ignore

  it('agree on every calculation', async () => {
    const random = seeded(7);
    const stored = await fill(queryableSpans(random, 500));
    const calculations = calculationOps.map((op) => (columnlessOps.has(op) ? { op } : { op, column: 'duration_ms' }));
    for (const breakdowns of [[], ['name'], ['mixed'], ['app.n', 'trace.parent_id']]) {
      for (const limit of [2, 1000]) {
        const plan = { ...planOf({ calculations, breakdowns, limit }), others: true };
        expect(rounded(await store().query('local', plan))).toEqual(rounded(evaluateQuery(plan, stored)));
      }
    }
  }, 120_000);

  it('agree on the different values of any column, alone and beside their count', async () => {
    const random = seeded(31);
    const stored = await fill(queryableSpans(random, 300));
    for (const column of queryableColumns) {
      const distinct = { op: 'COUNT_DISTINCT', column } as const;
      const calculations = random() < 0.5 ? [distinct] : [{ op: 'COUNT' } as const, distinct];
      const havings = random() < 0.3 ? [{ calculate_op: distinct.op, column, op: '>=' as const, value: 2 }] : [];
      const spec = { ...anyQuery(random), calculations, havings, orders: random() < 0.5 ? [distinct] : [] };
      const plan = { ...planOf(spec), others: random() < 0.5 };
      const answer = await store().query('local', plan);
      expect({ spec, answer: rounded(answer) }).toEqual({ spec, answer: rounded(evaluateQuery(plan, stored)) });
    }
  }, 120_000);
}

const rated = (SampleRate: AttributeValue): Span => span({ attributes: { SampleRate } });

function weighsAsDefined(store: () => Store, fill: Fill): void {
  it.each([21, 22, 23, 24])(
    '[W2] agree with the definition where spans stand for several (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const stored = await fill(queryableSpans(random, 300, (one) => sampled(random, one)));
      for (let round = 0; round < 60; round += 1) {
        const spec = { ...anyQuery(random), usage_mode: random() < 0.3 };
        const asked = planOf(spec, random() < 0.2 ? 'a' : undefined);
        const plan = { ...asked, series: random() < 0.8, others: round % 2 === 0 };
        const answer = await store().query('local', plan);
        expect({ spec, answer: rounded(answer) }).toEqual({ spec, answer: rounded(evaluateQuery(plan, stored)) });
      }
    },
    120_000,
  );

  it('[W2] agree on every calculation where spans stand for several', async () => {
    const random = seeded(27);
    const stored = await fill(queryableSpans(random, 400, (one) => sampled(random, one)));
    const ofNumbers = calculationOps.filter((op) => !columnlessOps.has(op));
    const over = (column: string) => ofNumbers.map((op) => ({ op, column }));
    const calculations = [
      { op: 'COUNT' as const },
      { op: 'CONCURRENCY' as const },
      ...over('duration_ms'),
      ...over('app.n'),
    ];
    for (const breakdowns of [[], ['name'], ['mixed', 'SampleRate']]) {
      for (const limit of [2, 1000]) {
        const plan = { ...planOf({ calculations, breakdowns, limit }), others: true };
        expect(rounded(await store().query('local', plan))).toEqual(rounded(evaluateQuery(plan, stored)));
      }
    }
  }, 120_000);

  it('[L4] tell what the table does not show as one row, whatever took it out', async () => {
    const named = ['a', 'a', 'a', 'b', 'b', 'c'].map((name) => span({ name }));
    await fill([...named, span({ name: 'd', attributes: { SampleRate: integer(10) } })]);
    const asked: [QuerySpecInput, object][] = [
      [{ limit: 2 }, { COUNT: 3 }],
      [{ havings: [{ calculate_op: 'COUNT', op: '<', value: 3 }] }, { COUNT: 13 }],
      [{}, { COUNT: 0 }],
      [{ breakdowns: [], calculations: [{ op: 'MAX', column: 'duration_ms' }] }, { 'MAX(duration_ms)': null }],
      [{ limit: 1, calculations: [{ op: 'COUNT_DISTINCT', column: 'name' }], orders: [{ column: 'name' }] }, { 'COUNT_DISTINCT(name)': 3 }],
    ];
    for (const [spec, data] of asked) {
      const plan = { ...planOf({ breakdowns: ['name'], ...spec }), others: true };
      expect((await store().query('local', plan)).others?.data).toEqual(data);
    }
  }); // prettier-ignore

  it('[W2] count a span for as many as it stands for, and say how many were sent', async () => {
    await fill([rated(integer(10)), rated(text('20')), rated(integer(0)), span()]);
    const counts = { matched: 4, standFor: 32 };
    expect(await store().query('local', planOf({}))).toMatchObject({
      ...counts,
      results: [{ data: { COUNT: 32 }, counts: { sent: 4, standFor: 32 } }],
    });
    const sent = await store().query('local', planOf({ usage_mode: true }));
    expect(sent).toMatchObject({ ...counts, results: [{ data: { COUNT: 4 }, counts: { sent: 4, standFor: 32 } }] });
  });
}

function seesTheRightRows(store: () => Store, fill: Fill): void {
  it('[T1] count spans that began within the window, its start included and its end not', async () => {
    const from = BigInt(NOW - 600_000) * 1_000_000n;
    await fill([from - 1n, from, from + 1n, BigInt(NOW) * 1_000_000n].map((start) => span({ start, end: start })));
    expect((await store().query('local', planOf({ time_range: 600 }))).results).toEqual([{ data: { COUNT: 2 } }]);
  });

  it.each<QuerySpecInput>([
    { end_time: LAST_MOMENT_S, time_range: LAST_MOMENT_S },
    { start_time: LAST_MOMENT_S },
    { end_time: 0, time_range: LAST_MOMENT_S },
    { time_range: LAST_MOMENT_S },
  ])('[T6] are given for the widest and the last window, %j', async (window) => {
    await fill([span({ start: 0n, end: 1n })]);
    const plan = planOf(window);
    const stored = await store().spansAfter('local', 0, 10);
    expect(rounded(await store().query('local', plan))).toEqual(rounded(evaluateQuery(plan, stored)));
  });

  it('are about one workspace, and one dataset where one is named', async () => {
    await store().append([batch([span(), span({ service: 'database' })]), batch([span()], { workspace: 'other' })]);
    expect((await store().query('local', planOf({}))).matched).toBe(2);
    expect((await store().query('local', planOf({}, 'database'))).matched).toBe(1);
    expect((await store().query('nobody', planOf({}))).results).toEqual([{ data: { COUNT: 0 } }]);
  });

  it('say when the limit cut groups off', async () => {
    await fill(spans(3));
    const breakdowns = ['trace.span_id'];
    const cut = await store().query('local', planOf({ breakdowns, limit: 2 }));
    expect(cut).toMatchObject({ truncated: true, matched: 3, results: [{}, {}] });
    expect(await store().query('local', planOf({ breakdowns, limit: 3 }))).toMatchObject({ truncated: false });
  });

  it('[K1] tell the groups that are shown at an earlier time, and no others', async () => {
    await fill([began(-60, 'a'), began(-60, 'a'), began(-50, 'b'), began(-1860, 'b'), began(-1850, 'b'), began(-1850, 'gone')]);
    const plan = planOf({ breakdowns: ['name'], time_range: 600, compare_time_offset_seconds: 1800 });
    const { results, earlier } = await store().query('local', plan);
    expect(results.map(({ data }) => data)).toEqual([{ name: 'a', COUNT: 2 }, { name: 'b', COUNT: 1 }]);
    expect(earlier).toMatchObject({ from: NOW - 2_400_000, to: NOW - 1_800_000, results: [null, { data: { name: 'b', COUNT: 2 } }] });
    expect(earlier?.series.map(({ data }) => data)).toEqual([{ name: 'b', COUNT: 1 }, { name: 'b', COUNT: 1 }]);
  }); // prettier-ignore

  it('[L3] have ten thousand groups where nobody asks for their series', async () => {
    await fill(spans(1200));
    const plan = planQuery(planOf({ breakdowns: ['trace.span_id'] }).spec, NOW, undefined, { series: false, limit: 10_000 }); // prettier-ignore
    const answer = await store().query('local', plan);
    expect([answer.results.length, answer.series.length, answer.truncated]).toEqual([1200, 0, false]);
  });

  it('[V1] keep the groups that HAVING lets stay, and count the spans of all', async () => {
    await fill(['a', 'a', 'a', 'b', 'b', 'c'].map((name) => span({ name })));
    const havings = [{ calculate_op: 'COUNT', op: '>=', value: 2 }, { calculate_op: 'COUNT', op: '<', value: 3 }] as const;
    const answer = await store().query('local', planOf({ breakdowns: ['name'], havings: [...havings] }));
    expect(answer).toMatchObject({ matched: 6, truncated: false, results: [{ data: { name: 'b', COUNT: 2 } }] });
    expect(answer.results).toHaveLength(1);
    expect(answer.series.every(({ data }) => data.name === 'b')).toBe(true);
  }); // prettier-ignore

  it('[V1] still count the spans where HAVING leaves no group', async () => {
    await fill(spans(3));
    const answer = await store().query('local', planOf({ havings: [{ calculate_op: 'COUNT', op: '>', value: 3 }] }));
    expect(answer).toMatchObject({ matched: 3, standFor: 3, results: [], series: [], truncated: false });
  });

  it('[V2] let a value that is missing stay only where it is asked for another', async () => {
    await fill([span()]);
    const calculations = [{ op: 'SUM' as const, column: 'nowhere' }];
    for (const [op, rows] of [['!=', 1], ['>=', 0], ['=', 0]] as const) {
      const havings = [{ calculate_op: 'SUM' as const, column: 'nowhere', op, value: 0 }];
      expect((await store().query('local', planOf({ calculations, havings }))).results).toHaveLength(rows);
    }
  }); // prettier-ignore

  it('[A5] count a span in each bucket for the part of it that it runs', async () => {
    await fill([span({ start: at(-8), end: at(-5.5) }), span({ start: at(-2), end: at(60) }), span({ start: at(-1), end: at(-3) })]);
    const plan = planOf({ calculations: [{ op: 'CONCURRENCY' }, { op: 'COUNT' }], time_range: 10, granularity: 2 });
    const { results, series } = await store().query('local', plan);
    expect(results).toEqual([{ data: { CONCURRENCY: 0.45, COUNT: 3 } }]);
    expect(series.map(({ data }) => [data.CONCURRENCY, data.COUNT])).toEqual([[1, 1], [0.25, 0], [1, 2]]);
  }); // prettier-ignore

  it('[A6] tell how a sum changes from bucket to bucket, and from the first to the last', async () => {
    await fill([counter(-9, 100), counter(-7, 150), counter(-2, 120), { ...counter(-5, 0), attributes: {} }]);
    const plan = planOf({ calculations: [{ op: 'RATE_SUM', column: 'n' }], time_range: 10, granularity: 2 });
    const { results, series } = await store().query('local', plan);
    expect(results).toEqual([{ data: { 'RATE_SUM(n)': 20 } }]);
    expect(series.map(({ data }) => data['RATE_SUM(n)'])).toEqual([null, 50, null, -30]);
  });

  it('[A4] are null, not nought, where there is nothing to add up', async () => {
    await fill([span({ attributes: { app: text('12') } })]);
    const calculations = (['SUM', 'AVG', 'MIN', 'MAX', 'P50', 'COUNT_DISTINCT'] as const).map((op) => ({
      op,
      column: 'app',
    }));
    const { results } = await store().query('local', planOf({ calculations }));
    expect(Object.values(results[0]?.data ?? {})).toEqual([null, null, null, null, null, 1]);
  });
}

function survivesHostility(store: () => Store, fill: Fill): void {
  it.each(hostileTexts.filter((name) => name !== '' && name.length <= 256))('take a column named %j for a name and nothing else', async (name) => {
    await fill([span({ attributes: { [name]: text(name) } }), span()]);
    const filters = [{ column: name, op: '=' as const, value: name }];
    const plan = planOf({ filters, breakdowns: [name], calculations: [{ op: 'COUNT' }, { op: 'COUNT_DISTINCT', column: name }] });
    const { results, matched } = await store().query('local', plan);
    expect([matched, results[0]?.data[name], await store().lastSeq()]).toEqual([1, name, 2]);
  }); // prettier-ignore

  it('stay right when more names arrived than are remembered', async () => {
    const flood = Array.from({ length: 3000 }, (_, index) => [`flood.${index}`, integer(index)] as const);
    await fill([span({ attributes: Object.fromEntries(flood) }), span({ attributes: { late: text('x') } })]);
    for (const [column, value] of [['flood.2999', 2999], ['late', 'x']] as const) {
      expect((await store().query('local', planOf({ filters: [{ column, op: '=', value }] }))).matched).toBe(1);
    }
  }); // prettier-ignore

  it('bear absurd times and durations', async () => {
    const start = BigInt(NOW) * 1_000_000n - 1_000_000n;
    await fill([span({ start: 0n, end: 2n ** 64n - 1n }), span({ start: 2n ** 64n - 1n, end: 0n }), span({ start, end: 0n })]);
    const calculations = [{ op: 'SUM', column: 'duration_ms' }, { op: 'HEATMAP', column: 'duration_ms' }] as const;
    const answer = await store().query('local', planOf({ calculations: [...calculations] }));
    expect(answer).toMatchObject({ matched: 1, results: [{ data: { 'SUM(duration_ms)': 0 } }] });
  }); // prettier-ignore
}
