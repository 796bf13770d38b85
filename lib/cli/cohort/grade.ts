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
import { unreadable } from './unjudged-step.ts';

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
  /** How many requests each submission is of, where that was said. */
  requests?: number | undefined;
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
  const { variant, variables, requests, engine } = grading;
  const asked = grading.steps.map(({ lesson, expectation }) => [lesson, expectation]);
  return {
    student: handedIn.student,
    key: keyOf(asked, variant, variables, requests ?? null, engine, [...files.keys()], hashes),
    hashes,
    steps,
  };
}

/** What was handed in for one step. */
interface Read {
  graded: Graded;
  submission: Submission;
}

/** Reads each file once, however many steps it is for. */
async function readAll(steps: readonly Opened[]): Promise<Read[]> {
  const known = new Map<string, Submission>();
  const all: Read[] = [];
  for (const { graded, files, problems } of steps) {
    const names = files.map(({ name }) => name).join('\n');
    const submission = known.get(names) ?? (await readSubmission(files));
    known.set(names, submission);
    all.push({ graded, submission: { ...submission, problems: [...problems, ...submission.problems] } });
  }
  return all;
}

/** What could not be read for one step counts against that step, and must not make the others’ average better. */
function judge({ graded, submission }: Read, { variant, variables, requests }: Grading): StepReport {
  const occasion = { lesson: graded.lesson, variant, variables, requests };
  if (isReadable(submission)) return judgeSubmission(graded.expectation, submission, occasion);
  return unreadable({ lesson: graded.lesson, step: graded.expectation.step, variant }, submission.problems);
}

/** How many spans that cannot be read are told of one student. */
const REFUSED_TOLD = 20;

/** Each thing that cannot be read once: whole files first, then spans. */
function problemsOf(all: readonly Read[]): Problem[] {
  const files = all.flatMap(({ submission }) => submission.problems);
  const spans = all.flatMap(({ submission }) => submission.refused.slice(0, REFUSED_TOLD));
  const once = new Map([...files, ...spans].map((problem) => [problem.message, problem]));
  return [...once.values()].slice(0, files.length + REFUSED_TOLD);
}

/** Reads what a student handed in, and judges it step by step. */
export async function grade({ student, key, hashes, steps }: Prepared, grading: Grading): Promise<StudentResult> {
  const all = await readAll(steps);
  const spans = new Set(all.flatMap(({ submission }) => submission.spans));
  const isReadableAtAll = all.some(({ submission }) => isReadable(submission));
  const reports = isReadableAtAll ? all.map((each) => judge(each, grading)) : [];
  return {
    schema: 'spanwalk/cohort-result/v1',
    student,
    key,
    fingerprint: fingerprintOf([...spans], hashes),
    problems: problemsOf(all),
    report: isReadableAtAll ? summarise(reports, grading.failOn) : null,
  };
}
