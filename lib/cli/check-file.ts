import type { z } from 'zod';
import { evaluate } from '../checker/evaluate.ts';
import { expectationSchema, type Expectation } from '../checker/expectation.ts';
import { toFinding } from '../checker/verdict.ts';
import type { Report } from '../checker/report.ts';
import { summarise, type RunReport } from '../checker/summary.ts';
import type { RunVariables } from '../checker/variables.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { CheckOptions, Surroundings } from './check-options.ts';
import { readTelemetry, type TelemetryFile } from './telemetry-file.ts';

export type Outcome<T> = { ok: T } | { problems: Problem[] };

/** A file's text, or the problem that it cannot be read. */
function textOf(path: string, { readFile }: Pick<Surroundings, 'readFile'>): Outcome<string> {
  try {
    return { ok: readFile(path) };
  } catch {
    return {
      problems: [
        { code: 'file/unreadable', message: `${path} cannot be read.`, hint: 'Look whether the file is there.' },
      ],
    };
  }
}

const objections = (issues: z.core.$ZodIssue[], path: string): Problem[] =>
  issues.map((issue) => ({
    code: 'expectation/invalid',
    message: `${path}: ${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}`,
    hint: 'The expectation has to be put right before anything can be judged by it.',
  }));

function expectationIn(text: string, path: string): Outcome<Expectation> {
  try {
    const parsed = expectationSchema.safeParse(JSON.parse(text));
    return parsed.success ? { ok: parsed.data } : { problems: objections(parsed.error.issues, path) };
  } catch {
    return {
      problems: [
        { code: 'expectation/not-json', message: `${path} is not JSON.`, hint: 'An expectation is one JSON object.' },
      ],
    };
  }
}

/** Adds a line for the spans of the file that could not be read: each is named, none is passed over. */
function withRefused(report: Report, refused: readonly Problem[]): Report {
  if (refused.length === 0) return report;
  const findings = refused.map(({ message, hint }) => ({
    ...toFinding({ code: 'file.refused', level: 'warning', message }, {}),
    fix: hint,
  }));
  const line = {
    id: 'file',
    title: 'Every span in the file can be read',
    level: 'info',
    status: 'warned',
    points: 0,
    max: 0,
    findings,
  } as const;
  return { ...report, status: report.status === 'passed' ? 'warned' : report.status, checks: [...report.checks, line] };
}

const variablesOf = (given: readonly string[]): RunVariables =>
  Object.fromEntries(given.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));

function judge(expectation: Expectation, { spans, logs, refused }: TelemetryFile, options: CheckOptions): Report {
  const observation = {
    lesson: options.lesson ?? '',
    variant: options.variant ?? 'own',
    spans,
    logs,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'file' as const,
  };
  return withRefused(evaluate(expectation, observation, variablesOf(options.var)), refused);
}

/** An expectation none of whose checks is for this variant would pass on anything. */
const nothingToJudge = (variant: string): Problem => ({
  code: 'expectation/nothing-applies',
  message: `No check of this expectation is for the variant “${variant}”.`,
  hint: 'Name the variant that the telemetry is of: --variant after, or --variant before.',
});

/** Holds telemetry from a file against an expectation from a file; no app is needed. */
export function checkFile(options: CheckOptions, surroundings: Pick<Surroundings, 'readFile'>): Outcome<RunReport> {
  const { expect = '', from = '' } = options;
  const texts = [textOf(expect, surroundings), textOf(from, surroundings)] as const;
  if ('problems' in texts[0]) return texts[0];
  if ('problems' in texts[1]) return texts[1];
  const expectation = expectationIn(texts[0].ok, expect);
  if ('problems' in expectation) return expectation;
  const telemetry = readTelemetry(texts[1].ok);
  if ('problem' in telemetry)
    return { problems: [{ ...telemetry.problem, message: `${from}: ${telemetry.problem.message}` }] };
  const report = judge(expectation.ok, telemetry, options);
  if (report.checks.length === 0) return { problems: [nothingToJudge(options.variant ?? 'own')] };
  return { ok: summarise([report], options.failOn) };
}
