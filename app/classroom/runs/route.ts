import { OWN_SERVICE } from '@/lib/checker/applicable.ts';
import { newRunSchema } from '@/lib/classroom/run-schema.ts';
import { findStep } from '@/lib/curriculum/neighbours.ts';
import { answer, bodyOf, changing, notFound } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Registers a run before its stimulus is sent. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newRunSchema);
    if ('refusal' in read) return read.refusal;
    const found = findStep(classroom.curriculum, read.body.step);
    if (found?.step.kind !== 'emit') return notFound('step to run', 'GET /classroom/steps lists the steps.');
    const { variant } = read.body;
    if (variant !== OWN_SERVICE && !found.step.variants.some((known) => known === variant)) {
      return notFound('variant of this step', `It has ${found.step.variants.join(' and ')}.`);
    }
    const run = classroom.runs.register(workspace, found.lesson.id, read.body);
    return answer({ runId: run.runId }, 201);
  });
