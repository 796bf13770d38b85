import { expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { parseQuery } from '../query/parse.ts';
import { planQuery } from '../query/plan.ts';
import type { QueryResult } from '../query/result.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { anyQuery, inATrace, queryableSpans, related } from './random-queries.fixture.ts';
import { seeded } from './random-spans.fixture.ts';
import { NOW, span } from './spans.fixture.ts';
import type { Store } from './store-per-test.fixture.ts';

function planOf(spec: QuerySpecInput) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW);
}

const rounded = (result: QueryResult): unknown =>
  JSON.parse(
    JSON.stringify({ ...result, elapsedMs: 0 }, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(11)) : value,
    ),
  );

const selectAnd = (second: string) =>
  [
    { column: 'any.name', op: '=', value: 'SELECT' },
    { column: `${second}.name`, op: '=', value: 'UPDATE' },
  ] as const;

/** Home calls the api, which asks the database twice. */
function trace(): Span[] {
  const home = span({ name: 'home' });
  const inTrace = { traceId: home.traceId, parentId: home.spanId };
  const api = span({ ...inTrace, name: 'api' });
  const asked = ['SELECT', 'UPDATE'].map((name) => span({ ...inTrace, parentId: api.spanId, name, service: 'database' }));
  return [home, api, ...asked];
} // prettier-ignore

/** A store finds other spans of a row's trace as `withRelated` does. */
export function seesRelatedSpans(store: () => Store, fill: (sent: Span[]) => Promise<StoredSpan[]>): void {
  it.each([51, 52, 53])(
    '[P1] agree on other spans of a trace, in random traces (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const stored = await fill(queryableSpans(random, 150, (one) => inATrace(random, one)));
      for (let round = 0; round < 50; round += 1) {
        const spec = related(random, anyQuery(random));
        const plan = { ...planOf(spec), others: true };
        const answer = rounded(await store().query('local', plan));
        expect({ spec, answer }).toEqual({ spec, answer: rounded(evaluateQuery(plan, stored)) });
      }
    },
    120_000,
  );

  it.each<[string, string, string[]]>([
    ['root.name', 'home', ['SELECT', 'UPDATE', 'api', 'home']],
    ['parent.name', 'api', ['SELECT', 'UPDATE']],
    ['child.name', 'SELECT', ['api']],
    ['any.name', 'UPDATE', ['SELECT', 'UPDATE', 'api', 'home']],
    ['none.name', 'UPDATE', ['other']],
  ])('[P1] %s = %s', async (column, value, names) => {
    await fill([...trace(), span({ name: 'other' })]);
    const plan = planOf({ filters: [{ column, op: '=', value }], breakdowns: ['name'], orders: [{ column: 'name' }] });
    expect((await store().query('local', plan)).results.map(({ data }) => data.name)).toEqual(names);
  });

  it('[P2] ask all conditions of one span, and those of any2. of another', async () => {
    await fill(trace());
    const asked = ['any', 'any2'].map((second) => store().query('local', planOf({ filters: [...selectAnd(second)] })));
    expect((await Promise.all(asked)).map(({ matched }) => matched)).toEqual([0, 4]);
  }); // prettier-ignore

  it('[P3] group by a column of another span', async () => {
    await fill(trace());
    const plan = planOf({ breakdowns: ['parent.name'], orders: [{ column: 'parent.name' }] });
    expect((await store().query('local', plan)).results.map(({ data }) => data)).toEqual([
      { 'parent.name': 'api', COUNT: 2 },
      { 'parent.name': 'home', COUNT: 1 },
      { 'parent.name': null, COUNT: 1 },
    ]);
  });
}
