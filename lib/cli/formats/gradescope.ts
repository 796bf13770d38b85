import type { CheckResult } from '../../checker/report.ts';
import type { StepReport } from '../../checker/summary.ts';
import { harmless } from '../paint.ts';
import { besides } from './besides.ts';
import { findingsText, skippedText } from './finding-text.ts';
import type { Format } from './format.ts';

/** One entry of `tests`, https://gradescope-autograders.readthedocs.io/en/latest/specs/. */
interface Test {
  name: string;
  number: string;
  score: number;
  max_score: number;
  status?: 'passed' | 'failed';
  output: string;
  output_format: 'text';
  visibility: 'visible';
}

/** Without a status Gradescope would call what earned nothing failed, also where nobody could judge it. */
function statusOf({ status }: CheckResult): Pick<Test, 'status'> {
  if (status === 'passed' || status === 'warned') return { status: 'passed' };
  return status === 'failed' || status === 'skipped' ? { status: 'failed' } : {};
}

function testOf(check: CheckResult, step: StepReport, number: string): Test {
  const parts = [check.why ?? '', check.status === 'skipped' ? skippedText(check, step.checks) : findingsText(check)];
  const isUnjudged = check.status === 'inconclusive' || check.status === 'waiting';
  return {
    name: harmless(`${check.title}${check.level === 'required' ? '' : ` (${check.level})`}`),
    number,
    score: check.points,
    // What could not be judged costs nothing; a bonus is had on top.
    max_score: isUnjudged || check.level === 'bonus' || check.level === 'info' ? 0 : check.max,
    ...statusOf(check),
    output: parts.filter((part) => part !== '').join('\n\n'),
    output_format: 'text',
    visibility: 'visible',
  };
}

const headOf = (report: StepReport): string =>
  harmless([`${report.step}: ${report.status}, ${report.score} of 100`, ...besides(report)].join('\n'));

/** Gradescope's `results.json`: the whole is scored out of 100, each check is a test that says what was found. */
export const gradescope: Format = ({ steps, summary }) => {
  const graded = steps.filter(({ proves }) => proves?.wanted !== 'fail');
  const tests = graded.flatMap((step, at) =>
    step.checks.map((check, nth) => testOf(check, step, `${at + 1}.${nth + 1}`)),
  );
  const result = {
    score: summary.score,
    max_score: 100,
    output: graded.map(headOf).join('\n\n'),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
};
