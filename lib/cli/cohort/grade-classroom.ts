import type { Problem } from '../../telemetry/problem.ts';
import { AppClient, type DrivenStep } from '../app-client.ts';
import type { Outcome } from '../read-expectation.ts';
import { tokenFrom } from '../token-option.ts';
import { readStudent, rosterOf, type ClassroomStudent } from './classroom-students.ts';
import { isAskedFor, settle, type Cohort } from './cohort-work.ts';
import type { StudentResult } from './result.ts';

const unknownStep: Problem = {
  code: 'cohort/unknown-step',
  message: 'The classroom has no such lesson or step with something to prove.',
  hint: 'Leave --lesson and --step out to grade by all of them.',
};

interface Open {
  client: AppClient;
  students: ClassroomStudent[];
  steps: DrivenStep[];
}

/** Whom and what a classroom has, as far as it was asked for. */
async function openClassroom(cohort: Cohort): Promise<Outcome<Open>> {
  const token = tokenFrom(cohort.options.tokenFile, cohort.surroundings);
  if ('problems' in token) return token;
  const { url = '', lesson, step } = cohort.options;
  const client = new AppClient(url, token.ok);
  const [students, all] = [await rosterOf(client), await client.steps()];
  if ('problem' in students) return { problems: [students.problem] };
  if ('problem' in all) return { problems: [all.problem] };
  const steps = all.ok.filter((each) => isAsked(each, { lesson, step }));
  return steps.length === 0 ? { problems: [unknownStep] } : { ok: { client, students: students.ok, steps } };
}

/** Reads the verdicts of a running classroom's students. They are the classroom's own: nothing is judged again. */
export async function gradeClassroom(cohort: Cohort): Promise<Outcome<StudentResult[]>> {
  const open = await openClassroom(cohort);
  if ('problems' in open) return open;
  const { client, students, steps } = open.ok;
  const results: StudentResult[] = [];
  for (const [at, student] of students.entries()) {
    const before = cohort.before.get(student.student);
    if (!isAskedFor(student.student, cohort)) {
      if (before !== undefined) results.push(before);
      continue;
    }
    cohort.progress.doing(`${at + 1} of ${students.length} · ${student.student} …`);
    const read = await readStudent(client, student, { steps, failOn: cohort.options.failOn });
    if ('problem' in read) return { problems: [read.problem] };
    settle(read.ok, before?.key === read.ok.key ? 'unchanged' : 'graded', cohort);
    results.push(read.ok);
  }
  return { ok: results };
}

interface Asked {
  lesson: string | undefined;
  step: string | undefined;
}

const isAsked = (each: DrivenStep, { lesson, step }: Asked): boolean =>
  each.expectation !== null && (lesson ?? each.lesson) === each.lesson && (step ?? each.id) === each.id;
