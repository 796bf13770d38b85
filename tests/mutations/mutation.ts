import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema, type Expectation } from '../../lib/checker/expectation.ts';
import type { Observation } from '../../lib/checker/observation.ts';
import type { Finding, Report } from '../../lib/checker/report.ts';
import type { StoredSpan } from '../../lib/telemetry/span.ts';
import { golden } from './golden.ts';

/** What a mutation may change of a run. */
export type Run = Partial<Observation> & { spans: StoredSpan[] };

interface Case {
  /** Its number in the table: `1a`, `E3`, `B7`. */
  row: string;
  what: string;
  golden: string;
  expectation: string;
  /** Done to the run before; with this alone everything is green. */
  given?: (run: Run) => void;
  change?: (run: Run) => void | Promise<void>;
}

/** A mistake, and what the checker has to say of it. */
export interface Mutation extends Case {
  /** The code of the first finding. */
  code: string;
  /** The check it is a finding of; null where it is a remark on the run. */
  check: string | null;
  /** What the finding must name, in its message, beside the expected and the found, or in its fix. */
  says: (string | RegExp)[];
  /** Checks that fail by the same mistake, and rightly so. */
  also?: string[];
  /** The remark only informs: the run stays green. */
  informs?: true;
}

/** A harmless difference: everything must stay green. */
export type Control = Case;

/** A secret that a run was planted with. */
export const CANARY = ['canary', '7f3e9b', 'orchid'].join('-');

const expectations = new Map<string, Expectation>();

export function expectationOf(name: string): Expectation {
  const known = expectations.get(name);
  if (known !== undefined) return known;
  const file = join(cwd(), `tests/mutations/expectations/${name}.json`);
  const parsed = expectationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  expectations.set(name, parsed);
  return parsed;
}

/** The clicks were sent with the trace ids of the backend's first spans. */
function announcedIn(spans: readonly StoredSpan[]): string[] {
  const roots = spans.filter(({ kind, parentId }) => kind === 'server' && parentId === null);
  const service = roots.find((root) => root.service !== 'activities-node')?.service;
  return roots.filter((root) => root.service === service).map(({ traceId }) => traceId);
}

export const judge = (name: string, run: Run): Report =>
  evaluate(
    expectationOf(name),
    { lesson: 'mutations', variant: 'own', traceIds: [], syntheticRoots: [], closedBy: 'quiet', ...run },
    { canary: CANARY },
  );

/** The run of a case, before its mistake and after. */
export async function runOf(given: Case, mutated = true): Promise<Run> {
  const spans = golden(given.golden);
  const run: Run = { spans, traceIds: announcedIn(spans) };
  given.given?.(run);
  if (mutated) await given.change?.(run);
  return run;
}

/** How well one mistake was told. */
export interface Told {
  report: Report;
  detected: boolean;
  primary: boolean;
  explained: boolean;
  /** Checks that failed although they have nothing to do with it. */
  collateral: string[];
  leaks: boolean;
  milliseconds: number;
}

const wordsOf = ({ message, expected = '', actual = '', fix }: Finding): string =>
  [message, expected, actual, fix].join('\n');

function primaryOf({ check }: Mutation, report: Report, code: string): Finding | undefined {
  if (check === null) return report.remarks?.find((remark) => remark.code === code);
  return report.checks.find(({ status }) => status === 'failed')?.findings[0];
}

const says = (words: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words);

/** Holds a report against what had to be said. */
export async function tell(mutation: Mutation): Promise<Told> {
  const run = await runOf(mutation);
  const before = performance.now();
  const report = judge(mutation.expectation, run);
  const milliseconds = performance.now() - before;
  const failed = report.checks.filter(({ status }) => status === 'failed');
  const first = primaryOf(mutation, report, mutation.code);
  const related = new Set([mutation.check, ...(mutation.also ?? [])]);
  return {
    report,
    detected: report.status !== 'passed' || (mutation.informs === true && first !== undefined),
    primary: first?.code === mutation.code && (mutation.check === null || failed[0]?.id === mutation.check),
    explained: first !== undefined && mutation.says.every((wanted) => says(wordsOf(first), wanted)),
    collateral: failed.map(({ id }) => id).filter((id) => !related.has(id)),
    leaks: JSON.stringify(report).includes(CANARY),
    milliseconds,
  };
}
