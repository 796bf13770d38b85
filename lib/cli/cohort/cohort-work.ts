import type { Surroundings } from '../check-options.ts';
import type { Progress } from '../progress.ts';
import type { CohortOptions } from './cohort-options.ts';
import type { KeptResults } from './kept-results.ts';
import { studentOutcome, type StudentResult } from './result.ts';

/** What grading a cohort is given, whether it is a folder or a classroom. */
export interface Cohort {
  options: CohortOptions;
  surroundings: Surroundings;
  kept: KeptResults;
  before: ReadonlyMap<string, StudentResult>;
  progress: Progress;
}

/** Whether a student is to be graded now; the others keep the result they have. */
export function isAskedFor(student: string, { options, before }: Pick<Cohort, 'options' | 'before'>): boolean {
  if (options.students !== undefined && !options.students.includes(student)) return false;
  const kept = before.get(student);
  return !options.onlyFailed || (kept !== undefined && studentOutcome(kept, options.failOn) !== 'passed');
}

/** Says how it went with a student, and keeps it. */
export function settle(result: StudentResult, how: 'graded' | 'unchanged', { kept, progress, options }: Cohort): void {
  if (how === 'graded') kept.keep(result);
  const score = result.report === null ? 'cannot be read' : `${result.report.summary.score} of 100`;
  progress.done(
    `${result.student}: ${studentOutcome(result, options.failOn)}, ${score}${how === 'graded' ? '' : ' (unchanged)'}`,
  );
  for (const { message } of result.problems.slice(0, 3)) progress.done(`  ${message}`);
}
