import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema, type Expectation } from '../../lib/checker/expectation.ts';
import type { StoredSpan } from '../../lib/telemetry/span.ts';
import { controls } from '../mutations/controls.ts';
import { golden } from '../mutations/golden.ts';
import { expectationOf, judge, runOf, tell, type Told } from '../mutations/mutation.ts';
import { attempts, greens } from '../mutations/random-edits.ts';
import { mutations } from '../mutations/table.ts';
import { figure, latency } from './statistics.ts';

const RANDOM_EDITS = 2000;
const ROUNDS = 200;
/** Rounds before those that count: they are the compiler's. The first of them is told apart. */
const WARM_UP = 100;
const SUBMISSIONS = 1000;

const rate = (name: string, good: number, of: number): string =>
  `${name.padEnd(52)} ${((100 * good) / of).toFixed(1).padStart(10)} %    (${good} of ${of})`;

const isCore = (row: string): boolean => !row.startsWith('E');

async function benchMutations(): Promise<string[]> {
  const told: { row: string; told: Told }[] = [];
  for (const mutation of mutations) told.push({ row: mutation.row, told: await tell(mutation) });
  const count = (good: (each: Told) => boolean): number => told.filter((each) => good(each.told)).length;
  const clean = await Promise.all(
    controls.map(async (control) => {
      const report = judge(control.expectation, await runOf(control));
      return report.status === 'passed' && (report.remarks ?? []).length === 0;
    }),
  );
  const rows = new Set(mutations.map(({ row }) => /^E?\d+/.exec(row)?.[0] ?? row));
  const core = [...rows].filter(isCore).length;
  return [
    `${mutations.length} mistakes in ${core} core rows and ${rows.size - core} others; ${controls.length} harmless differences`,
    rate(
      'mistakes detected',
      count(({ detected }) => detected),
      told.length,
    ),
    rate(
      'primary cause right',
      count(({ primary }) => primary),
      told.length,
    ),
    rate(
      'explained: found, expected and fix named',
      count(({ explained }) => explained),
      told.length,
    ),
    rate(
      'nothing unrelated failed',
      count(({ collateral }) => collateral.length === 0),
      told.length,
    ),
    rate(
      'no secret in the report',
      count(({ leaks }) => !leaks),
      told.length,
    ),
    rate('false positives', clean.filter((good) => !good).length, clean.length),
    latency(
      'time to verdict, a mistake',
      told.map((each) => each.told.milliseconds),
    ),
  ];
}

async function benchRandomEdits(): Promise<string[]> {
  const made = await attempts(RANDOM_EDITS);
  return [
    rate('random single edit detected', made.filter(({ first }) => first !== undefined).length, made.length),
    rate('random single edit named in the first finding', made.filter(({ isNamed }) => isNamed).length, made.length),
  ];
}

/** The golden over and over, each time in a trace of its own. */
function thousandSpans(): StoredSpan[] {
  const spans: StoredSpan[] = [];
  for (let copy = 0; spans.length < 1000; copy += 1) {
    for (const span of golden('home')) {
      span.traceId = `f${copy.toString(16).padStart(31, '0')}`;
      spans.push(span);
    }
  }
  return spans.slice(0, 1000);
}

/** The checks of the golden, without what ties them, and more of them, until there are twenty. */
function twentyChecks(isRight: boolean): Expectation {
  const { checks, ...rest } = expectationOf('home');
  const spans = checks.filter((check) => check.signal === 'span');
  const many = Array.from({ length: 20 }, (_, at) => {
    const check = spans[at % spans.length];
    const match = isRight ? check?.match : { ...check?.match, name: `missing ${at}` };
    return { ...check, match, count: { min: 1 }, relations: [], id: `check-${at}`, dependsOn: [] };
  });
  return expectationSchema.parse({ ...rest, checks: many });
}

/** Milliseconds of each verdict, the first one of this process too. */
function timeVerdicts(expectation: Expectation, spans: StoredSpan[]): { first: number; warm: number[] } {
  const observation = {
    lesson: '',
    variant: 'own',
    spans,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
  } as const;
  const times = Array.from({ length: WARM_UP + ROUNDS }, () => {
    const before = performance.now();
    evaluate(expectation, observation);
    return performance.now() - before;
  });
  return { first: times[0] ?? 0, warm: times.slice(WARM_UP) };
}

/** Before all else: what the other parts leave on the heap is not the verdict's. */
function benchThousand(): string[] {
  const spans = thousandSpans();
  const green = timeVerdicts(twentyChecks(true), spans);
  const none = timeVerdicts(twentyChecks(false), spans);
  return [
    figure('1,000 spans, 20 checks, all green', 'ms', green.warm),
    figure('1,000 spans, 20 checks, none found', 'ms', none.warm),
    figure('1,000 spans, 20 checks, first of a process', 'ms', [green.first]),
  ];
}

/** Each submission is the golden with another mistake in it, or none; reading included, files and printing not. */
async function benchCohort(): Promise<string> {
  const before = performance.now();
  for (let nth = 0; nth < SUBMISSIONS; nth += 1) {
    const mutation = mutations[nth % mutations.length];
    if (mutation === undefined) continue;
    const needsDoor = /^(19|2[01]|E6|E14|E15)/.test(mutation.row);
    judge(mutation.expectation, await runOf(mutation, !needsDoor));
  }
  const seconds = (performance.now() - before) / 1000;
  return `${`${SUBMISSIONS} submissions read and graded, one core`.padEnd(52)} ${seconds.toFixed(1).padStart(10)} s`;
}

/** How well the checker tells mistakes, and how fast. */
export async function benchChecker(): Promise<string[]> {
  const thousand = benchThousand();
  return [
    ...(await benchMutations()),
    ...(await benchRandomEdits()),
    ...thousand,
    await benchCohort(),
    `goldens: ${greens.join(', ')}, captured from two Node processes; random edits are seeded`,
  ];
}
