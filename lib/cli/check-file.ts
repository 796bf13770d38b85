import { summarise, type RunReport } from '../checker/summary.ts';
import type { CheckOptions, Surroundings } from './check-options.ts';
import { isReadable, judgeSubmission, nothingToJudge, variablesOf } from './judge-submission.ts';
import { readExpectation, type Outcome } from './read-expectation.ts';
import { readSubmission } from './submission/read-submission.ts';
import { sourceFiles } from './submission/source-files.ts';
import { withProgress } from './submission/told-progress.ts';
import type { Progress } from './progress.ts';

export type { Outcome };

/** Holds telemetry from files against an expectation from a file; no app is needed. */
export async function checkFile(
  options: CheckOptions,
  { readFile, stdin }: Pick<Surroundings, 'readFile' | 'stdin'>,
  progress: Progress,
): Promise<Outcome<RunReport>> {
  const { expect = '', from = [], lesson = '', variant = 'own' } = options;
  const expectation = readExpectation(expect, readFile);
  if ('problems' in expectation) return expectation;
  const { files, problems } = sourceFiles(from, stdin);
  const read = await readSubmission(withProgress(files, progress));
  progress.end();
  const submission = { ...read, problems: [...problems, ...read.problems] };
  if (!isReadable(submission)) return { problems: submission.problems };
  const occasion = { lesson, variant, variables: variablesOf(options.var), requests: options.requests };
  const report = judgeSubmission(expectation.ok, submission, occasion);
  if (report.checks.length === 0) return { problems: [nothingToJudge(variant)] };
  return { ok: summarise([report], options.failOn) };
}
