import { examine } from '../../lib/checker/exam.ts';
import { setScene, type Observation } from '../../lib/checker/observation.ts';
import type { Report } from '../../lib/checker/report.ts';
import type { Check, SpanCheck } from '../../lib/checker/expectation.ts';
import { applicable } from '../../lib/checker/applicable.ts';
import { expectationOf, judge, runOf, type Run } from './mutation.ts';
import { singleEdits, type Wanted } from './single-edits.ts';

/** Goldens that are green, each with what is asked of it. */
export const greens = ['home', 'failing', 'publish'] as const;
export type Green = (typeof greens)[number];

/** A sequence of numbers from 0 to 1 that a seed determines (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const observed = (run: Run): Observation => ({
  lesson: 'mutations', variant: 'own', traceIds: [], syntheticRoots: [], closedBy: 'quiet', ...run,
}); // prettier-ignore

/** Which span plays which part while everything is green. */
function partsOf(run: Run, checks: readonly Check[]): { check: SpanCheck; spanId: string }[] {
  const observation = observed(run);
  const { casting } = examine(checks, setScene(observation), observation);
  return checks.flatMap((check) => {
    const branch = casting.get(check.id)?.[0];
    return check.signal !== 'span' || branch === undefined ? [] : [{ check, spanId: branch.span.spanId }];
  });
}

/** What came of one random edit. */
export interface Attempt {
  edit: string;
  golden: Green;
  check: string;
  wanted: Wanted;
  /** The first finding of the first check that failed; undefined where everything stayed green. */
  first: { check: string; code: string; words: string } | undefined;
  isNamed: boolean;
}

/** One part of a golden, and one edit of it; null where the edit has nothing to work on. */
async function edited(
  name: Green,
  edit: string,
  seed: number,
): Promise<{ run: Run; check: string; wanted: Wanted } | null> {
  const random = numbersFrom(seed);
  const run = await runOf({ row: '', what: '', golden: name, expectation: name });
  const parts = partsOf(run, applicable(expectationOf(name).checks, 'own'));
  const part = parts[Math.floor(random() * parts.length)];
  const span = run.spans.find(({ spanId }) => spanId === part?.spanId);
  if (part === undefined || span === undefined) throw new Error(`${name} is not green`);
  const wanted = singleEdits[edit]?.({ run, check: part.check, span, random }) ?? null;
  return wanted === null ? null : { run, check: part.check.id, wanted };
}

function firstOf(report: Report): Attempt['first'] {
  const failed = report.checks.find(({ status }) => status === 'failed');
  const finding = failed?.findings[0];
  if (failed === undefined || finding === undefined) return undefined;
  const { code, message, expected, actual } = finding;
  return { check: failed.id, code, words: [message, expected, actual].join('\n') };
}

/** Makes one random edit and has it judged. */
export async function attempt(name: Green, edit: string, seed: number): Promise<Attempt | null> {
  const made = await edited(name, edit, seed);
  if (made === null) return null;
  const { run, check, wanted } = made;
  const first = firstOf(judge(name, run));
  const isNamed =
    first !== undefined && wanted.codes.test(first.code) && wanted.names.some((each) => first.words.includes(each));
  return { edit, golden: name, check, wanted, first, isNamed };
}

/** Attempts of every kind, on every golden, as many as asked for; the same each time. */
export async function attempts(count: number): Promise<Attempt[]> {
  const made: Attempt[] = [];
  const kinds = Object.keys(singleEdits);
  for (let seed = 1; made.length < count; seed += 1) {
    const edit = kinds[seed % kinds.length] ?? '';
    const name = greens[Math.floor(seed / kinds.length) % greens.length] ?? 'home';
    const one = await attempt(name, edit, seed * 7919);
    if (one !== null) made.push(one);
  }
  return made;
}
