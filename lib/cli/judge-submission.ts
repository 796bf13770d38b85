import { evaluate } from '../checker/evaluate.ts';
import type { Expectation } from '../checker/expectation.ts';
import type { CheckResult, Report } from '../checker/report.ts';
import type { RunVariables } from '../checker/variables.ts';
import { toFinding } from '../checker/verdict.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Submission } from './submission/read-submission.ts';

/** As what, and by which names, telemetry from files is judged. */
export interface Occasion {
  lesson: string;
  variant: string;
  variables: RunVariables;
  /** How many requests the telemetry is of; a file does not say what left no trace. */
  requests?: number | undefined;
}

/** What is told in a report: a file of a million bad spans must not become a million sentences. */
const TOLD = 20;

const more = (left: number): Problem => ({
  code: 'file/more',
  message: `… and ${left} more like these.`,
  hint: 'Put the first ones right; the others are most likely the same.',
});

/** A line for what could not be read: each is named, none is passed over in silence. */
function unreadLine(unread: readonly Problem[]): CheckResult {
  const told = unread.length > TOLD ? [...unread.slice(0, TOLD), more(unread.length - TOLD)] : unread;
  const findings = told.map(({ message, hint }) =>
    toFinding({ code: 'file.refused', level: 'warning', message, fix: hint }, {}),
  );
  const title = 'Every span in the file can be read';
  return { id: 'file', title, level: 'info', status: 'warned', points: 0, max: 0, findings };
}

/** Holds what files held against an expectation. */
export function judgeSubmission(expectation: Expectation, submission: Submission, occasion: Occasion): Report {
  const { spans, logs, problems, refused } = submission;
  const { lesson, variant, variables, requests } = occasion;
  const observation = {
    lesson,
    variant,
    spans,
    logs,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'file' as const,
    ...(requests === undefined ? {} : { stimuli: requests }),
  };
  const report = evaluate(expectation, observation, variables);
  const unread = problems.concat(refused);
  if (unread.length === 0) return report;
  const status = report.status === 'passed' ? 'warned' : report.status;
  return { ...report, status, checks: [...report.checks, unreadLine(unread)] };
}

/** Whether there is something to judge: files that could be read, even if they held nothing. */
export const isReadable = ({ spans, logs, refused, problems }: Submission): boolean =>
  problems.length === 0 || spans.length + logs.length + refused.length > 0;

/** An expectation none of whose checks is for this variant would pass on anything. */
export const nothingToJudge = (variant: string): Problem => ({
  code: 'expectation/nothing-applies',
  message: `No check of this expectation is for the variant “${variant}”.`,
  hint: 'Name the variant that the telemetry is of: --variant after, or --variant before.',
});

/** `NAME=VALUE`, as often as it was typed. */
export const variablesOf = (given: readonly string[]): RunVariables =>
  Object.fromEntries(given.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
