import { loadCurriculum } from '../../curriculum/load.ts';
import { allSteps } from '../../curriculum/neighbours.ts';
import { applicable } from '../../checker/applicable.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { nothingToJudge, variablesOf } from '../judge-submission.ts';
import { readExpectation, type Outcome } from '../read-expectation.ts';
import { isAskedFor, settle, type Cohort } from './cohort-work.ts';
import { grade, prepare, type Graded, type Grading } from './grade.ts';
import type { StudentResult } from './result.ts';
import { studentsIn, type HandedIn } from './submissions.ts';

/** The steps of the lessons that telemetry can be judged by, as far as they are asked for. */
function stepsOfLessons({ lesson, step }: Cohort['options'], root: string): Outcome<Graded[]> {
  const all = allSteps(loadCurriculum(root)).flatMap((each) => (each.kind === 'emit' ? [each] : []));
  const found = all.filter((each) => (lesson ?? each.lesson) === each.lesson && (step ?? each.id) === each.id);
  if (found.length > 0) return { ok: found.map((each) => ({ lesson: each.lesson, expectation: each.expectation })) };
  const names = lesson === undefined || step !== undefined ? all.map(({ id }) => id) : all.map((each) => each.lesson);
  const message = 'No step that emits telemetry is called so.';
  return {
    problems: [{ code: 'cohort/unknown-step', message, hint: `There are: ${[...new Set(names)].join(', ')}.` }],
  };
}

function stepsToGrade({ options, surroundings }: Cohort): Outcome<Graded[]> {
  const { expect, lesson = '', variant } = options;
  const steps = expect === undefined ? stepsOfLessons(options, surroundings.root ?? '.') : one(expect);
  if ('problems' in steps) return steps;
  const judged = steps.ok.filter(({ expectation }) => applicable(expectation.checks, variant).length > 0);
  return judged.length > 0 ? { ok: judged } : { problems: [nothingToJudge(variant)] };

  function one(file: string): Outcome<Graded[]> {
    const read = readExpectation(file, surroundings.readFile);
    return 'problems' in read ? read : { ok: [{ lesson, expectation: read.ok }] };
  }
}

function handedInTo({ options }: Cohort): Outcome<HandedIn[]> {
  const { folder = '.', results } = options;
  const hint = 'Give a folder with one subfolder or one telemetry file for each student.';
  const problem = (what: string): { problems: Problem[] } => ({
    problems: [{ code: 'cohort/folder', message: `${folder} ${what}.`, hint }],
  });
  try {
    const students = studentsIn(folder, results);
    return students.length > 0 ? { ok: students } : problem('holds no submissions');
  } catch {
    return problem('cannot be read');
  }
}

function unknownStudents({ students = [] }: Cohort['options'], handedIn: readonly HandedIn[]): Problem[] {
  const unknown = students.filter((name) => !handedIn.some(({ student }) => student === name));
  if (unknown.length === 0) return [];
  const hint = `There are: ${handedIn
    .slice(0, 20)
    .map(({ student }) => student)
    .join(', ')}.`;
  return [{ code: 'cohort/unknown-student', message: `Nobody handed in as ${unknown.join(', ')}.`, hint }];
}

/** Grades a folder of submissions, one student after the other, and returns everyone's result. */
export async function gradeFolder(cohort: Cohort): Promise<Outcome<StudentResult[]>> {
  const steps = stepsToGrade(cohort);
  if ('problems' in steps) return steps;
  const handedIn = handedInTo(cohort);
  if ('problems' in handedIn) return handedIn;
  const unknown = unknownStudents(cohort.options, handedIn.ok);
  if (unknown.length > 0) return { problems: unknown };
  const { variant, failOn, requests, folder = '.' } = cohort.options;
  const engine = cohort.surroundings.engine ?? '';
  const grading = {
    steps: steps.ok,
    variant,
    failOn,
    requests,
    engine,
    folder,
    variables: variablesOf(cohort.options.var),
  };
  const results: StudentResult[] = [];
  for (const [at, each] of handedIn.ok.entries()) {
    cohort.progress.doing(`${at + 1} of ${handedIn.ok.length} · ${each.student} …`);
    const result = await gradeOne(each, grading, cohort);
    if (result !== undefined) results.push(result);
  }
  return { ok: results };
}

/** A student's result: new, or the one that is kept. Undefined where nobody asked for it and none is kept. */
async function gradeOne(handedIn: HandedIn, grading: Grading, cohort: Cohort): Promise<StudentResult | undefined> {
  const before = cohort.before.get(handedIn.student);
  if (!isAskedFor(handedIn.student, cohort)) return before;
  const prepared = await prepare(handedIn, grading);
  if (cohort.options.resume && before?.key === prepared.key) {
    settle(before, 'unchanged', cohort);
    return before;
  }
  const result = await grade(prepared, grading);
  settle(result, 'graded', cohort);
  return result;
}
