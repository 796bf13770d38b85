import { OWN_SERVICE } from '@/lib/checker/applicable.ts';
import type { Classroom } from '@/lib/classroom/classroom.ts';
import { newRunSchema, type CallWish, type WatchWish } from '@/lib/classroom/run-schema.ts';
import { findStep } from '@/lib/curriculum/neighbours.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { answer, bodyOf, changing, notFound, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const claimed: Problem = {
  code: 'run/trace-claimed',
  message: 'Another student’s run has announced one of these traces.',
  hint: 'Mint fresh trace ids for each run.',
};

type Found = NonNullable<ReturnType<typeof findStep>>;
type EmitStep = Extract<Found['step'], { kind: 'emit' }>;

interface Asked {
  classroom: Classroom;
  workspace: string;
}

/** Spanwalk calls the student's own service, or watches what arrives from it. */
async function startOwn(
  { classroom, workspace }: Asked,
  { lesson, step }: { lesson: Found['lesson']; step: EmitStep },
  wish: CallWish | WatchWish,
): Promise<Response> {
  const ownStep = { lesson: lesson.id, step: step.id, expectation: step.expectation };
  const result =
    'call' in wish
      ? await classroom.own.call(workspace, ownStep, wish)
      : await classroom.own.watch(workspace, ownStep, wish);
  if ('problem' in result) return refuse(result.problem.code === 'own/busy' ? 429 : 400, result.problem);
  return answer(result.started, 201);
}

/**
 * Begins a run. A client that sends the stimulus itself announces its trace ids first; for the student's own service
 * Spanwalk sends it (`call`) or only looks (`watch`), and answers with the run's state at once.
 */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async (asked) => {
    const read = await bodyOf(request, newRunSchema);
    if ('refusal' in read) return read.refusal;
    const { classroom, workspace } = asked;
    const wanted = read.body;
    const found = findStep(classroom.curriculum, wanted.step);
    if (found?.step.kind !== 'emit') return notFound('step to run', 'GET /classroom/steps lists the steps.');
    const { lesson, step } = found;
    if (!('traceIds' in wanted)) return startOwn(asked, { lesson, step }, wanted);
    if (wanted.variant !== OWN_SERVICE && !step.variants.some((known) => known === wanted.variant)) {
      return notFound('variant of this step', `It has ${step.variants.join(' and ')}.`);
    }
    // The practice backend serves everyone and knows nobody: what it sends is filed by who announced its trace.
    const isPractice = wanted.variant !== OWN_SERVICE;
    if (isPractice && !(await classroom.engine.claimTraces(workspace, wanted.traceIds))) return refuse(409, claimed);
    const run = classroom.runs.register(workspace, lesson.id, wanted);
    return answer({ runId: run.runId }, 201);
  });
