import type { Expectation } from '../../checker/expectation.ts';
import { summarise, type FailOn, type StepReport } from '../../checker/summary.ts';
import type { RunVariables } from '../../checker/variables.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { isReadable, judgeSubmission } from '../judge-submission.ts';
import { readSubmission, type Submission } from '../submission/read-submission.ts';
import { sourceFiles, type SourceFile } from '../submission/source-files.ts';
import { fingerprintOf, hashesOf, keyOf } from './fingerprint.ts';
import type { StudentResult } from './result.ts';
import { pathsFor, type HandedIn } from './submissions.ts';

/** One step to grade by. */
export interface Graded {
  lesson: string;
  expectation: Expectation;
}

/** What everyone is graded by. */
export interface Grading {
  steps: readonly Graded[];
  variant: string;
  variables: RunVariables;
  failOn: FailOn;
  /** Changes with the checker itself, so that a kept verdict of another one is not taken for this one's. */
  engine: string;
  /** From where files are named. */
  folder: string;
}

interface Opened {
  graded: Graded;
  files: SourceFile[];
  problems: Problem[];
}

/** A submission that was found, and the key of its verdict, before anything of it is read as telemetry. */
export interface Prepared {
  student: string;
  key: string;
  hashes: string[];
  steps: Opened[];
}

/** Finds a student's files and hashes them: where the key is known already, so is the verdict. */
export async function prepare(handedIn: HandedIn, grading: Grading): Promise<Prepared> {
  const ids = grading.steps.map(({ expectation }) => expectation.step);
  const steps = grading.steps.map((graded) => {
    const paths = pathsFor(graded.expectation.step, handedIn, ids);
    return { graded, ...sourceFiles(paths, undefined, grading.folder) };
  });
  const files = new Map(steps.flatMap((step) => step.files.map((file) => [file.name, file] as const)));
  const hashes = await hashesOf([...files.values()]);
  const { variant, variables, engine } = grading;
  const asked = grading.steps.map(({ lesson, expectation }) => [lesson, expectation]);
  return { student: handedIn.student, key: keyOf(asked, variant, variables, engine, [...files.keys()], hashes), hashes, steps };
} // prettier-ignore

/** Reads what a student handed in, and judges it step by step. */
export async function grade({ student, key, hashes, steps }: Prepared, grading: Grading): Promise<StudentResult> {
  const read = new Map<string, Submission>();
  const reports: StepReport[] = [];
  for (const { graded, files, problems } of steps) {
    const names = files.map(({ name }) => name).join('\n');
    const submission = read.get(names) ?? (await readSubmission(files));
    read.set(names, submission);
    const whole = { ...submission, problems: [...problems, ...submission.problems] };
    if (!isReadable(whole)) continue;
    const { variant, variables } = grading;
    reports.push(judgeSubmission(graded.expectation, whole, { lesson: graded.lesson, variant, variables }));
  }
  const problems = [...steps.flatMap((step) => step.problems), ...[...read.values()].flatMap((each) => each.problems)];
  return {
    schema: 'spanwalk/cohort-result/v1',
    student,
    key,
    fingerprint: fingerprintOf([...read.values()].flatMap(({ spans }) => spans), hashes),
    problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()],
    report: reports.length === 0 ? null : summarise(reports, grading.failOn),
  };
} // prettier-ignore
