import { expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { planQuery } from '../query/plan.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryResult } from '../query/result.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import { anyPattern, anyText } from './random-patterns.fixture.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { anyExpression } from './random-expressions.fixture.ts';
import { anyQuery, queryableColumns, queryableSpans } from './random-queries.fixture.ts';
import { seeded } from './random-spans.fixture.ts';
import { NOW, span, text } from './spans.fixture.ts';
import type { Store } from './store-per-test.fixture.ts';

function planOf(spec: QuerySpecInput) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify([parsed.problems, spec.calculated_fields]));
  return planQuery(parsed.ok, NOW);
}

/** A field's value in each span, numbers to twelve digits. */
const told = ({ results }: QueryResult): unknown =>
  Object.fromEntries(
    results.map(({ data }) => [
      data['trace.span_id'],
      typeof data.f === 'number' ? Number(data.f.toPrecision(12)) : data.f,
    ]),
  );

const counts = ({ matched, results }: QueryResult) => ({ matched, rows: results.length });

/** A store evaluates calculated fields as `evaluateExpression` does. */
export function calculatesFieldsAsDefined(store: () => Store, fill: (sent: Span[]) => Promise<StoredSpan[]>): void {
  const valuesOf = async (expression: string, stored: StoredSpan[]): Promise<[unknown, unknown]> => {
    const plan = planOf({ calculated_fields: [{ name: 'f', expression }], breakdowns: ['trace.span_id', 'f'], limit: 1000 }); // prettier-ignore
    return [told(await store().query('local', plan)), told(evaluateQuery(plan, stored))];
  };

  it.each([31, 32, 33])(
    '[E3] agree on random expressions (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const stored = await fill(queryableSpans(random, 120));
      for (let round = 0; round < 50; round += 1) {
        const expression = anyExpression(random, queryableColumns);
        const [answer, expected] = await valuesOf(expression, stored);
        expect({ expression, answer }).toEqual({ expression, answer: expected });
      }
    },
    120_000,
  );

  it('[E4] agree on regular expressions', async () => {
    const random = seeded(35);
    const texts = Array.from({ length: 200 }, () => anyText(random));
    const stored = await fill(texts.map((s) => span({ attributes: { s: text(s) } })));
    for (let round = 0; round < 50; round += 1) {
      const pattern = anyPattern(random);
      for (const name of ['REG_VALUE', 'REG_COUNT']) {
        const expression = `${name}($s, \`${pattern}\`)`;
        const [answer, expected] = await valuesOf(expression, stored);
        expect({ expression, answer }).toEqual({ expression, answer: expected });
      }
    }
  }, 120_000);

  it('[E1] are columns in every clause', async () => {
    await fill([['a', 1], ['a', 2], ['b', 30]].map(([name, ms], index) => span({ name: String(name), start: BigInt(NOW - 1000 - index) * 1_000_000n, end: BigInt(NOW - 1000 - index + Number(ms)) * 1_000_000n }))); // prettier-ignore
    const plan = planOf({
      calculated_fields: [
        { name: 'double', expression: '$duration_ms * 2' },
        { name: 'slow', expression: 'IF($duration_ms > 1, "slow", "fast")' },
      ],
      calculations: [{ op: 'SUM', column: 'double' }, { op: 'HEATMAP', column: 'double' }],
      filters: [{ column: 'double', op: '>', value: 1 }],
      breakdowns: ['slow'],
      havings: [{ calculate_op: 'SUM', column: 'double', op: '>', value: 2 }],
      orders: [{ column: 'slow' }],
    }); // prettier-ignore
    const answer = await store().query('local', plan);
    expect(answer.results).toEqual([{ data: { slow: 'slow', 'SUM(double)': 64 } }]);
    expect(answer.heatmaps[0]?.cells.reduce((sum, [, , count]) => sum + count, 0)).toBe(3);
  });

  it('[E1] hide the column that has their name', async () => {
    await fill([span({ name: 'Home' })]);
    const plan = planOf({ calculated_fields: [{ name: 'span name', expression: 'TO_LOWER($name)' }], breakdowns: ['span name'] }); // prettier-ignore
    expect((await store().query('local', plan)).results).toEqual([{ data: { 'span name': 'home', COUNT: 1 } }]);
  });

  it('[E1] agree in random queries', async () => {
    const random = seeded(36);
    const stored = await fill(queryableSpans(random, 200));
    for (let round = 0; round < 40; round += 1) {
      const name = anyQuery(random).calculations?.find(({ column }) => column != null)?.column ?? 'app.n';
      const others = queryableColumns.filter((column) => column !== name);
      const plan = planOf({ ...anyQuery(random), calculated_fields: [{ name, expression: anyExpression(random, others) }] }); // prettier-ignore
      const [answer, expected] = [await store().query('local', plan), evaluateQuery(plan, stored)];
      expect({ spec: plan.spec, ...counts(answer) }).toEqual({ spec: plan.spec, ...counts(expected) });
    }
  }, 120_000);
}
