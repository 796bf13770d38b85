import { z } from 'zod';
import type { Report } from '../../checker/report.ts';
import { summarise, type FailOn } from '../../checker/summary.ts';
import type { AppClient, Answer, DrivenStep } from '../app-client.ts';
import { keyOf } from './fingerprint.ts';
import type { StudentResult } from './result.ts';
import { notTried } from './unjudged-step.ts';

const rosterSchema = z.object({ students: z.array(z.object({ name: z.string(), workspace: z.string() })) });

export interface ClassroomStudent {
  /** The name, and the workspace where two have the same name. */
  student: string;
  workspace: string;
}

/** The classroom's own verdict on one variant of a step; only what is needed of it. */
const verdictsSchema = z.record(
  z.string(),
  z.object({
    report: z.custom<Report>((value) => (value as Partial<Report> | null)?.schema === 'spanwalk/step-report/v1'),
    traceIds: z.array(z.string()),
    startedAt: z.number(),
  }),
);
type Verdicts = z.infer<typeof verdictsSchema>;

export async function rosterOf(client: AppClient): Promise<Answer<ClassroomStudent[]>> {
  const answer = await client.ask('/classroom/roster', rosterSchema);
  if ('problem' in answer) return answer;
  const names = answer.ok.students.map(({ name }) => name);
  const isUnique = (name: string): boolean => names.indexOf(name) === names.lastIndexOf(name);
  return {
    ok: answer.ok.students.map(({ name, workspace }) => ({
      student: isUnique(name) ? name : `${name} (${workspace})`,
      workspace,
    })),
  };
}

const GOOD = new Set(['passed', 'warned']);

/** The best that a student has done: a passed verdict, else the highest score, else the newest. The sample "before" is none. */
function bestOf(verdicts: Verdicts): Verdicts[string] | undefined {
  const own = Object.entries(verdicts).filter(([variant]) => variant !== 'before');
  const [best] = own
    .map(([, verdict]) => verdict)
    .toSorted(
      (one, other) =>
        Number(GOOD.has(other.report.status)) - Number(GOOD.has(one.report.status)) ||
        other.report.score - one.report.score ||
        other.startedAt - one.startedAt,
    );
  return best;
}

/** Reads a student's verdicts from the classroom, which are the record: nothing is judged again here. */
export async function readStudent(
  client: AppClient,
  { student, workspace }: ClassroomStudent,
  { steps, failOn }: { steps: readonly DrivenStep[]; failOn: FailOn },
): Promise<Answer<StudentResult>> {
  const reports: Report[] = [];
  const traceIds = new Set<string>();
  for (const step of steps) {
    const path = `/classroom/verdicts/${encodeURIComponent(step.id)}?workspace=${encodeURIComponent(workspace)}`;
    const verdicts = await client.ask(path, verdictsSchema);
    if ('problem' in verdicts) return verdicts;
    const best = bestOf(verdicts.ok);
    reports.push(best?.report ?? notTried({ lesson: step.lesson, step: step.id }));
    for (const id of best?.traceIds ?? []) traceIds.add(id);
  }
  return {
    ok: {
      schema: 'spanwalk/cohort-result/v1',
      student,
      key: keyOf(workspace, reports),
      fingerprint: { bytes: null, spans: null, traceIds: [...traceIds].toSorted().slice(0, 200) },
      problems: [],
      report: summarise(reports, failOn),
    },
  };
}
