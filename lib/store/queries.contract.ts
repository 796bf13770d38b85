import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { planQuery } from '../query/plan.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryResult } from '../query/result.ts';
import { calculationOps, filterOps, LAST_MOMENT_S, type QuerySpecInput } from '../query/spec.ts';
import type { AttributeValue } from '../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Span, type StoredSpan } from '../telemetry/span.ts';
import { hostileTexts, pick, seeded, whole, type Random } from './random-spans.fixture.ts';
import { batch, integer, NOW, span, spans, text } from './spans.fixture.ts';
import { storePerTest, type Store, type StoreUnderTest } from './telemetry-store.contract.ts';

/** Names whose values are of every type, names that hide a span's own field, and names made to break SQL or JSON paths. */
const attributeNames = [
  'app.n',
  'app.s',
  'mixed',
  'name',
  'error',
  'duration_ms',
  'service.name',
  'nowhere',
  ...hostileTexts,
];

/** Sample rates as senders write them, well and badly. */
const sampleRates: AttributeValue[] = [
  ...[1, 2, 10, 97, 0, -5, 2 ** 53 - 1].map(integer),
  ...[2.5, 2.4, 0.2, -0.5, 1e300].map((value): AttributeValue => ({ type: 'double', value })),
  ...['20', '-3', '0', '+7', '2.5', ' 4', '', 'many', '9'.repeat(18), '9'.repeat(40)].map(text),
  { type: 'int', value: '9007199254740993' },
  { type: 'double', value: 'Infinity' },
  { type: 'bool', value: true },
  { type: 'array', value: [integer(3)] },
  { type: 'bytes', value: '1234' },
  { type: 'empty', value: null },
];
const ownNames = [
  'name',
  'duration_ms',
  'service.name',
  'span.kind',
  'status_code',
  'error',
  'trace.trace_id',
  'trace.parent_id',
  'library.name',
];
const columns = [...attributeNames, ...ownNames].filter((name) => name !== '' && name.length <= 256);

/** Multiples of a quarter: their sums are exact, so that no order of adding makes a difference. */
const quarter = (random: Random): number => whole(random, 400) / 4 - 10;

function anyColumnValue(random: Random): AttributeValue {
  const values: AttributeValue[] = [
    text(pick(random, hostileTexts)),
    text(pick(random, ['a', 'b', 'ab'])),
    integer(whole(random, 5)),
    { type: 'double', value: quarter(random) },
    { type: 'bool', value: random() < 0.5 },
    { type: 'array', value: [integer(1), text('a"b')] },
    { type: 'map', value: { k: text('a') } },
    { type: 'empty', value: null },
    { type: 'double', value: 'NaN' },
    { type: 'int', value: '9007199254740993' },
  ];
  return pick(random, values);
}

const anyColumns = (random: Random, most: number): Span['attributes'] =>
  Object.fromEntries(
    Array.from({ length: whole(random, most + 1) }, () => [pick(random, attributeNames), anyColumnValue(random)]),
  );

function queryableSpan(random: Random): Span {
  const start = BigInt(NOW - 1 - whole(random, 7_000_000)) * 1_000_000n;
  return span({
    start,
    end: start + BigInt(Math.round(quarter(random) * 1e6)),
    name: pick(random, ['GET /home', 'query', 'render', `'`]),
    kind: pick(random, spanKinds),
    parentId: random() < 0.4 ? null : 'abababababababab',
    status: { code: pick(random, statusCodes), message: pick(random, ['', 'boom']) },
    attributes: anyColumns(random, 6),
    resource: {
      attributes: { 'service.name': text(pick(random, ['a', 'b'])), ...anyColumns(random, 1) },
      schemaUrl: '',
    },
    scope: { name: pick(random, ['', 's']), version: '', attributes: anyColumns(random, 1), schemaUrl: '' },
  });
}

/** The same span with sample rates, in either spelling, of itself or of its resource; or with none. */
function sampled(random: Random, one: Span): Span {
  const rates = (): Span['attributes'] =>
    Object.fromEntries(
      ['SampleRate', 'sampleRate']
        .filter((_, index) => random() < (index === 0 ? 0.6 : 0.15))
        .map((name) => [name, pick(random, sampleRates)]),
    );
  const { resource } = one;
  const attributes = random() < 0.2 ? { ...resource.attributes, ...rates() } : resource.attributes;
  return { ...one, attributes: { ...one.attributes, ...rates() }, resource: { ...resource, attributes } };
}

function anyFilter(random: Random): NonNullable<QuerySpecInput['filters']>[number] {
  const op = pick(random, filterOps);
  const column = pick(random, columns);
  const scalar = () =>
    pick<string | number | boolean>(random, [
      'a',
      'ab',
      '[1',
      1,
      2.5,
      true,
      pick(random, hostileTexts),
      quarter(random),
    ]);
  if (op === 'exists' || op === 'does-not-exist') return { column, op };
  if (op === 'in' || op === 'not-in') return { column, op, value: [scalar(), scalar(), scalar()] };
  return { column, op, value: /with|contain/.test(op) ? String(scalar()) : scalar() };
}

function anyQuery(random: Random): QuerySpecInput {
  const calculations = Array.from({ length: 1 + whole(random, 4) }, () => {
    const op = pick(random, calculationOps);
    return op === 'COUNT' ? { op } : { op, column: pick(random, ['duration_ms', 'app.n', 'mixed', pick(random, columns)]) };
  });
  const breakdowns = [...new Set(Array.from({ length: whole(random, 3) }, () => pick(random, columns)))];
  const sortable = calculations.filter(({ op }) => op !== 'HEATMAP');
  const order = pick(random, ['ascending', 'descending'] as const);
  const orders = random() < 0.5 ? [] : sortable.length > 0 && random() < 0.6 ? [{ ...pick(random, sortable), order }] : breakdowns.slice(0, 1).map((column) => ({ column, order }));
  const filters = Array.from({ length: whole(random, 3) }, () => anyFilter(random));
  return { calculations, breakdowns, orders, filters, filter_combination: pick(random, ['AND', 'OR']), limit: pick(random, [1, 3, 1000]), time_range: pick(random, [600, 7200]) };
} // prettier-ignore

/** Numbers to twelve digits, since engines may add in another order. */
const rounded = (result: QueryResult): unknown =>
  JSON.parse(
    JSON.stringify({ ...result, elapsedMs: 0 }, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ),
  );

function planOf(spec: QuerySpecInput, dataset?: string) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW, dataset);
}

/** A store answers every query as `evaluateQuery` does over the same spans. */
export function answersQueriesAsDefined(under: StoreUnderTest): void {
  describe('a store’s answers', () => {
    const { store } = storePerTest(under);
    const fill = async (sent: Span[]): Promise<StoredSpan[]> => (await store().append([batch(sent)]))[0]?.stored ?? [];
    agreesWithTheDefinition(store, fill);
    weighsAsDefined(store, fill);
    seesTheRightRows(store, fill);
    survivesHostility(store, fill);
  });
}

type Fill = (sent: Span[]) => Promise<StoredSpan[]>;

function agreesWithTheDefinition(store: () => Store, fill: Fill): void {
  it.each([11, 12, 13, 14, 15, 16])('agree with the definition on random spans and queries (seed %i)', async (seed) => {
    const random = seeded(seed);
    const stored = await fill(Array.from({ length: 300 }, () => queryableSpan(random)));
    for (let round = 0; round < 60; round += 1) {
      const spec = anyQuery(random);
      const plan = planOf(spec, random() < 0.2 ? 'a' : undefined);
      const answer = await store().query('local', plan);
      const expected = evaluateQuery(plan, stored);
      expect({ spec, answer: rounded(answer) }).toEqual({ spec, answer: rounded(expected) });
    }
  });

  it('agree on every operator with every kind of value', async () => {
    const random = seeded(99);
    const stored = await fill(Array.from({ length: 200 }, () => queryableSpan(random)));
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
  }, 120_000); // prettier-ignore

  it('agree on every calculation', async () => {
    const random = seeded(7);
    const stored = await fill(Array.from({ length: 500 }, () => queryableSpan(random)));
    const calculations = calculationOps.map((op) => (op === 'COUNT' ? { op } : { op, column: 'duration_ms' }));
    for (const breakdowns of [[], ['name'], ['mixed'], ['app.n', 'trace.parent_id']]) {
      const plan = planOf({ calculations, breakdowns, limit: 1000 });
      expect(rounded(await store().query('local', plan))).toEqual(rounded(evaluateQuery(plan, stored)));
    }
  });
}

const rated = (SampleRate: AttributeValue): Span => span({ attributes: { SampleRate } });

function weighsAsDefined(store: () => Store, fill: Fill): void {
  it.each([21, 22, 23, 24])('[W2] agree with the definition where spans stand for several (seed %i)', async (seed) => {
    const random = seeded(seed);
    const stored = await fill(Array.from({ length: 300 }, () => sampled(random, queryableSpan(random))));
    for (let round = 0; round < 60; round += 1) {
      const spec = { ...anyQuery(random), usage_mode: random() < 0.3 };
      const plan = planOf(spec, random() < 0.2 ? 'a' : undefined);
      const answer = await store().query('local', plan);
      expect({ spec, answer: rounded(answer) }).toEqual({ spec, answer: rounded(evaluateQuery(plan, stored)) });
    }
  });

  it('[W2] agree on every calculation where spans stand for several', async () => {
    const random = seeded(27);
    const stored = await fill(Array.from({ length: 400 }, () => sampled(random, queryableSpan(random))));
    const ofNumbers = calculationOps.filter((op) => op !== 'COUNT');
    const over = (column: string) => ofNumbers.map((op) => ({ op, column }));
    const calculations = [{ op: 'COUNT' as const }, ...over('duration_ms'), ...over('app.n')];
    for (const breakdowns of [[], ['name'], ['mixed', 'SampleRate']]) {
      const plan = planOf({ calculations, breakdowns, limit: 1000 });
      expect(rounded(await store().query('local', plan))).toEqual(rounded(evaluateQuery(plan, stored)));
    }
  });

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
