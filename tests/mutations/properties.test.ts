import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanKinds, statusCodes, type StoredSpan } from '../../lib/telemetry/span.ts';
import { text } from './edits.ts';
import { attempts, greens } from './random-edits.ts';
import { judge, runOf, type Run } from './mutation.ts';

const greenRun = (name: string): Promise<Run> => runOf({ row: '', what: '', golden: name, expectation: name });

describe('a random single edit', () => {
  it('is named in the first finding, in at least 95 of 100 cases, and never passes', async () => {
    const made = await attempts(1000);
    const missed = made.filter(({ isNamed }) => !isNamed);
    const passed = made.filter(({ first }) => first === undefined);
    expect(passed.map(({ edit, golden, check }) => `${edit} of ${golden}/${check}`)).toEqual([]);
    // As a list, so that a failure says what was missed.
    const tooMany = missed.map(({ edit, golden, check, first }) => ({ edit, golden, check, first }));
    expect(missed.length / made.length > 0.05 ? tooMany : []).toEqual([]);
  });
});

const value = fc.oneof(
  fc.string().map(text),
  fc.integer().map((each) => ({ type: 'int', value: each }) as const),
  fc.double().map((each) => ({ type: 'double', value: each }) as never),
  fc.boolean().map((each) => ({ type: 'bool', value: each }) as const),
  fc.constant({ type: 'empty', value: null } as const),
  fc.array(fc.string().map(text), { maxLength: 3 }).map((each) => ({ type: 'array', value: each }) as const),
);

/** Something else in place of a part of a span, however absurd. */
const absurdity: fc.Arbitrary<Partial<StoredSpan>> = fc.oneof(
  fc.record({ name: fc.oneof(fc.string({ maxLength: 2000 }), fc.constant('__proto__')) }),
  fc.record({ kind: fc.constantFrom(...spanKinds) }),
  fc.record({ start: fc.bigInt({ min: 0n, max: 7n * 10n ** 18n }) }),
  fc.record({ end: fc.bigInt({ min: 0n, max: 7n * 10n ** 18n }) }),
  fc.record({ parentId: fc.constantFrom(null, '0000000000000001', 'aaaaaaaaaaaaaaaa') }),
  fc.record({ spanId: fc.constantFrom('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb') }),
  fc.record({ traceId: fc.constantFrom('a'.repeat(32), 'b'.repeat(32)) }),
  fc.record({ flags: fc.constantFrom(null, 0, 0x101, 0x301) }),
  fc.record({ service: fc.string() }),
  fc.record({
    attributes: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'http.route', 'toString')), value),
  }),
  fc.record({ status: fc.record({ code: fc.constantFrom(...statusCodes), message: fc.string() }) }),
);

const edits = fc.array(fc.tuple(fc.nat(30), absurdity, fc.boolean()), { maxLength: 12 });
const seeded = { seed: 20_261_122, numRuns: 400 };

describe('random edits, several at once', () => {
  it('never break the evaluator, and yield the same report twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...greens), edits, async (name, changes) => {
        const run = await greenRun(name);
        for (const [at, change, again] of changes) {
          const span = run.spans[at % run.spans.length];
          if (span === undefined) continue;
          if (again) run.spans.push({ ...span, ...change });
          else Object.assign(span, change);
        }
        const report = judge(name, run);
        expect(judge(name, run)).toEqual(report);
        for (const finding of report.checks.flatMap(({ findings }) => findings))
          expect(finding.message.length * finding.fix.length).toBeGreaterThan(0);
      }),
      seeded,
    );
  });
});

describe('a run without one of its spans', () => {
  it('is never green, whatever else is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...greens), fc.nat(30), fc.nat(5), async (name, at, extra) => {
        const run = await greenRun(name);
        const gone = run.spans[at % run.spans.length];
        const others = run.spans.filter((span) => span !== gone);
        const noise = others.slice(0, extra).map((span, nth) =>
          Object.assign(
            { ...span },
            {
              spanId: `00f067aa0ba9${String(nth).padStart(4, '0')}`,
              name: `more ${nth}`,
              kind: 'internal',
              attributes: {},
            },
          ),
        );
        run.spans = [...others, ...noise];
        expect(judge(name, run).status).toBe('failed');
      }),
      seeded,
    );
  });

  it('is not green with no span at all, nor with those of another run alone', async () => {
    for (const name of greens) {
      const run = await greenRun(name);
      expect(judge(name, { ...run, spans: [] }).status).toBe('failed');
      const other = name === 'home' ? 'failing' : 'home';
      expect(judge(name, { ...run, spans: (await greenRun(other)).spans }).status).toBe('failed');
    }
  });
});
