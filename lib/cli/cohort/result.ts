import { z } from 'zod';
import { outcomeOf, type FailOn, type RunReport } from '../../checker/summary.ts';
import type { Problem } from '../../telemetry/problem.ts';

/** By what two students' telemetry can be found to be the same. */
export interface Fingerprint {
  /** SHA-256 over the contents of the files, whatever they are called; null where there are none. */
  bytes: string | null;
  /** SHA-256 over the spans themselves, in whatever form they were handed in; null where there are none. */
  spans: string | null;
  /** In order; at most two hundred. */
  traceIds: string[];
}

/**
 * What one student's submission came to. The file of it holds no time and no path, so the same input gives the same bytes.
 */
export interface StudentResult {
  schema: 'spanwalk/cohort-result/v1';
  student: string;
  /** SHA-256 over everything that the verdict depends on; the same key, the same verdict. */
  key: string;
  fingerprint: Fingerprint;
  /** What could not be read. */
  problems: Problem[];
  /** null where nothing could be read, or nothing was handed in. */
  report: RunReport | null;
}

const resultSchema = z.object({
  schema: z.literal('spanwalk/cohort-result/v1'),
  student: z.string(),
  key: z.string(),
  fingerprint: z.object({
    bytes: z.string().nullable(),
    spans: z.string().nullable(),
    traceIds: z.array(z.string()),
  }),
  problems: z.array(z.custom<Problem>((value) => typeof value === 'object' && value !== null)),
  report: z.custom<RunReport>((value) => (value as Partial<RunReport>)?.schema === 'spanwalk/report/v1').nullable(),
});

/** A kept result; null where the text is none, as after a crash or from another version. */
export function parseResult(text: string): StudentResult | null {
  try {
    return resultSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export type StudentOutcome = 'passed' | 'failed' | 'inconclusive';

/** A student's outcome under a policy: the worst of the steps. What cannot be read is a failure that can be put right. */
export function studentOutcome({ report }: Pick<StudentResult, 'report'>, failOn: FailOn): StudentOutcome {
  if (failOn === 'never') return 'passed';
  if (report === null) return 'failed';
  const outcomes = new Set(report.steps.map((step) => outcomeOf(step, failOn)));
  if (outcomes.has('failed')) return 'failed';
  return outcomes.has('inconclusive') ? 'inconclusive' : 'passed';
}

/** In the order of code points, the same on every machine. */
export const byStudent = (one: { student: string }, other: { student: string }): number =>
  one.student < other.student ? -1 : Number(one.student > other.student);
