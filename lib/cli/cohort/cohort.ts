import type { ExitCode, Surroundings } from '../check-options.ts';
import { harmless } from '../paint.ts';
import { Progress } from '../progress.ts';
import type { Outcome } from '../read-expectation.ts';
import { gradeClassroom } from './grade-classroom.ts';
import { gradeFolder } from './grade-folder.ts';
import type { Cohort } from './cohort-work.ts';
import { cohortOptionsSchema } from './cohort-options.ts';
import { gradebook } from './gradebook.ts';
import { KeptResults } from './kept-results.ts';
import { byStudent, type StudentResult } from './result.ts';
import { summariseCohort } from './summary.ts';
import { summaryText } from './summary-text.ts';
import { tellProblems } from '../tell-problems.ts';

function openResults(folder: string): Outcome<KeptResults> {
  try {
    return { ok: new KeptResults(folder) };
  } catch {
    const hint = 'Name a folder that is there or can be made, with --results.';
    return { problems: [{ code: 'usage/results', message: `${folder} cannot be written to.`, hint }] };
  }
}

/** `spanwalk cohort`, with options as they were typed. */
export async function runCohort(typed: Record<string, unknown>, surroundings: Surroundings): Promise<ExitCode> {
  const parsed = cohortOptionsSchema.safeParse(typed);
  if (!parsed.success) {
    const hint = 'spanwalk cohort --help says what there is.';
    return tellProblems(
      parsed.error.issues.map(({ message }) => ({ code: 'usage/option', message: `${message}.`, hint })),
      surroundings,
    );
  }
  const options = parsed.data;
  const results = openResults(options.results);
  if ('problems' in results) return tellProblems(results.problems, surroundings);
  const progress = new Progress(surroundings);
  const cohort = { options, surroundings, kept: results.ok, before: results.ok.all(), progress };
  const graded = options.url === undefined ? await gradeFolder(cohort) : await gradeClassroom(cohort);
  progress.end();
  if ('problems' in graded) return tellProblems(graded.problems, surroundings);
  return conclude(graded.ok, cohort);
}

/** The gradebook and the summary are of everyone with a result, whoever was graded this time. */
function conclude(students: readonly StudentResult[], { options, surroundings, kept }: Cohort): ExitCode {
  const inOrder = students.toSorted(byStudent);
  const summary = summariseCohort(inOrder, options.failOn);
  const book = kept.write('gradebook.csv', gradebook(inOrder, options.failOn));
  kept.write('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
  surroundings.out(`${summaryText(summary, surroundings.colours)}\n`);
  surroundings.err(`The gradebook is ${harmless(book)}; a report for each student lies beside it.\n`);
  if (summary.outcomes.failed > 0) return 1;
  return summary.outcomes.inconclusive > 0 ? 3 : 0;
}
