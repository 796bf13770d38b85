import { explain } from '../../checker/findings/catalogue.ts';
import type { StepReport } from '../../checker/summary.ts';
import type { StudentResult } from './result.ts';

/** Students whose steps failed for the same reason. */
export interface RootCause {
  step: string;
  check: string;
  code: string;
  /** What it means, in a sentence. */
  means: string;
  students: string[];
}

/** A text up to its first full stop or colon, without it. */
export const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/[.:]$/, '') ?? text;

/** The one thing that a step failed by: the first failed check's first error. What follows from it was only skipped. */
function causeOf(step: StepReport): Omit<RootCause, 'students'> | null {
  const failed = step.checks.find(({ status, level }) => status === 'failed' && level !== 'info' && level !== 'bonus');
  const finding = failed?.findings.find(({ level }) => level === 'error');
  if (failed === undefined || finding === undefined) return null;
  const means = firstSentence(explain(finding.code)?.means ?? finding.message);
  return { step: step.step, check: failed.title, code: finding.code, means };
}

/** A submission that could not be read at all has its first problem for a cause. */
function causesOf({ report, problems }: StudentResult): Omit<RootCause, 'students'>[] {
  if (report !== null) return report.steps.flatMap((step) => causeOf(step) ?? []);
  const [first] = problems;
  const code = first?.code ?? 'file/none';
  return [{ step: '', check: '', code, means: UNREADABLE[code] ?? 'what was handed in cannot be read' }];
}

const UNREADABLE: Record<string, string> = {
  'file/empty': 'the file is empty',
  'file/none': 'no telemetry was handed in',
  'file/not-json': 'the file is not JSON',
  'file/not-otlp': 'the file is not OTLP',
  'file/cut-off': 'the file is cut off',
  'file/too-large': 'the file is too large',
  'file/link': 'a link was handed in, and no file',
  'file/unreadable': 'the file may not be read, or is not there',
};

/** Who failed by what, the commonest cause first. */
export function rootCauses(results: readonly StudentResult[]): RootCause[] {
  const causes = new Map<string, RootCause>();
  for (const result of results) {
    for (const cause of causesOf(result)) {
      const key = JSON.stringify([cause.step, cause.check, cause.code]);
      const group = causes.get(key) ?? { ...cause, students: [] };
      group.students.push(result.student);
      causes.set(key, group);
    }
  }
  const keyed = [...causes].toSorted(
    ([one, { students }], [other, { students: others }]) =>
      others.length - students.length || (one < other ? -1 : Number(one > other)),
  );
  return keyed.map(([, cause]) => cause);
}
