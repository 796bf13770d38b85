import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { parseQuery } from '../query/parse.ts';
import { planQuery } from '../query/plan.ts';
import type { QueryResult } from '../query/result.ts';
import { filterOps, type QuerySpecInput } from '../query/spec.ts';
import { LONGEST_TEXT } from '../telemetry/text-length.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { hostileTexts } from './random-spans.fixture.ts';
import { integer, NOW, span, text } from './spans.fixture.ts';
import type { Store } from './store-per-test.fixture.ts';

const names = hostileTexts.filter((name) => name !== '' && name.length <= 256);

/** As long as a text may be in Honeycomb, with what breaks quoting at its end. */
const LONG = `${'é"\\'.repeat(16_000)}'; --`;

function planOf(spec: QuerySpecInput) {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return planQuery(parsed.ok, NOW);
}

const untimed = (result: QueryResult): QueryResult => ({ ...result, elapsedMs: 0 });

/** A name as an expression writes any: each letter as an escape. */
const column = (name: string): string =>
  `$"${Array.from(name, (letter) => `\\U${(letter.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`).join('')}"`;

/** One question that names a column in every clause there is. */
const everywhere = (name: string): QuerySpecInput => ({
  calculations: [
    { op: 'COUNT' },
    { op: 'COUNT_DISTINCT', column: name },
    { op: 'P90', column: name },
    { op: 'RATE_MAX', column: name },
    { op: 'HEATMAP', column: name },
    { op: 'SUM', column: 'calculated' },
  ],
  calculated_fields: [{ name: 'calculated', expression: `LENGTH(CONCAT(${column(name)}, "x"))` }],
  filters: [
    { column: name, op: 'exists' },
    { column: `any.${name}`, op: 'exists' },
  ],
  breakdowns: [name, `root.${name}`],
  orders: [
    { op: 'COUNT_DISTINCT', column: name },
    { column: name, order: 'descending' },
  ],
  havings: [{ calculate_op: 'COUNT_DISTINCT', column: name, op: '>=', value: 0 }],
  compare_time_offset_seconds: 7200,
});

const all = (value: (name: string) => Attributes[string]): Attributes =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

/** Every name and value that ever broke something, in every clause, is a name and a value and nothing else. */
export function bearsHostility(store: () => Store, fill: (sent: Span[]) => Promise<StoredSpan[]>): void {
  const agree = async (spec: QuerySpecInput, stored: StoredSpan[]): Promise<QueryResult> => {
    const plan = planOf(spec);
    const answer = await store().query('local', plan);
    expect({ spec, answer: untimed(answer) }).toEqual({ spec, answer: untimed(evaluateQuery(plan, stored)) });
    return answer;
  };

  describe('hostility', () => {
    it('does nothing as a name in any clause, of a span, an event or a link', async () => {
      const events = [{ name: `'; --`, time: BigInt(NOW - 1000) * 1_000_000n, attributes: all(text) }];
      const links = [{ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceState: '', attributes: all(() => integer(3)) }];
      const stored = await fill([span({ attributes: all(text), events, links }), span({ attributes: all(() => integer(7)) }), span()]);
      for (const name of names) expect((await agree(everywhere(name), stored)).matched).toBe(4);
      expect(await store().lastSeq()).toBe(3);
    }, 120_000); // prettier-ignore

    it('does nothing as a name as long as any that arrives', async () => {
      const long = [`${'"é'.repeat(LONGEST_TEXT / 2)}…`, 'x'.repeat(300)];
      const attributes = Object.fromEntries(long.map((name) => [name, integer(7)]));
      const stored = await fill([span({ attributes }), span()]);
      for (const name of long) expect((await agree({ ...everywhere(name), calculated_fields: [{ name: 'calculated', expression: '1' }] }, stored)).matched).toBe(1); // prettier-ignore
    });

    it('[G2] hides no column that is called as a result is: a calculated field shows it', async () => {
      const stored = await fill([
        span({ attributes: { COUNT: integer(5), 'P90(duration_ms)': text('seven') } }),
        span(),
      ]);
      const calculated_fields = [
        { name: 'its COUNT', expression: '$COUNT' },
        { name: 'its P90', expression: '$"P90(duration_ms)"' },
      ];
      const calculations: QuerySpecInput['calculations'] = [{ op: 'COUNT' }, { op: 'P90', column: 'duration_ms' }];
      const { results } = await agree(
        { calculated_fields, calculations, breakdowns: ['its COUNT', 'its P90'] },
        stored,
      );
      expect(results).toMatchObject([
        { data: { 'its COUNT': 5, 'its P90': 'seven', COUNT: 1 } },
        { data: { 'its COUNT': null, 'its P90': null, COUNT: 1 } },
      ]);
    });

    it('does nothing as a value of any operator', async () => {
      const stored = await fill(hostileTexts.map((value) => span({ attributes: { value: text(value) } })));
      for (const op of filterOps.filter((one) => !one.includes('exist'))) {
        for (const value of hostileTexts.filter((one) => one.length < 1000)) {
          const filters = [{ column: 'value', op, value: op.endsWith('in') && !/with|contain/.test(op) ? [value, 'a'] : value }];
          const plan = planOf({ filters });
          expect((await store().query('local', plan)).matched).toBe(evaluateQuery(plan, stored).matched);
        }
      }
    }, 120_000); // prettier-ignore

    it('does nothing as the name of a calculated field, or as text in an expression', async () => {
      const stored = await fill(hostileTexts.map((value) => span({ attributes: { value: text(value) } })));
      for (const name of names) {
        const expression = `IF($value = ${column(name).slice(1)}, CONCAT($value, "!"), null)`;
        const answer = await agree({ calculated_fields: [{ name, expression }], breakdowns: [name], calculations: [{ op: 'COUNT_DISTINCT', column: name }] }, stored); // prettier-ignore
        expect(answer.matched).toBe(hostileTexts.length);
      }
    }, 120_000);

    it('is borne as 64 KB of text in one value', async () => {
      const stored = await fill([span({ attributes: { long: text(LONG) } }), span()]);
      const calculated_fields = [{ name: 'size', expression: 'LENGTH(CONCAT($long, $long), "bytes") + REG_COUNT($long, `é`)' }]; // prettier-ignore
      for (const op of ['=', 'contains', 'starts-with', 'ends-with', '<=', '!='] as const) {
        const value = op === 'ends-with' ? LONG.slice(-50_000) : op === 'contains' ? LONG.slice(9, 50_000) : LONG;
        const answer = await agree({ calculated_fields, filters: [{ column: 'long', op, value }], breakdowns: ['long', 'size'] }, stored); // prettier-ignore
        expect(answer.matched).toBe(1);
      }
    });

    it('is borne as two thousand attributes of one span', async () => {
      const many = Array.from({ length: 2000 }, (_, index) => [`many.${index}`, integer(index)] as const);
      const stored = await fill([span({ attributes: Object.fromEntries(many) }), span()]);
      const breakdowns = Array.from({ length: 100 }, (_, index) => `many.${index * 20}`);
      const filters = breakdowns.map((name, index) => ({ column: name, op: '=' as const, value: index * 20 }));
      const calculations = breakdowns.map((name) => ({ op: 'MAX' as const, column: name }));
      expect((await agree({ calculations, breakdowns, filters }, stored)).matched).toBe(1);
    });
  });
}
