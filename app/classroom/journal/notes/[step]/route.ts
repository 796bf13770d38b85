import { findStep } from '@/lib/curriculum/neighbours.ts';
import { noteSchema } from '@/lib/journal/journal.ts';
import { answer, bodyOf, changing, notFound } from '../../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ step: string }> };

/** Writes the note of a step; one without words is taken away. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { step } = await params;
    if (!findStep(classroom.curriculum, step)) return notFound('step', 'GET /classroom/steps lists the steps.');
    const read = await bodyOf(request, noteSchema);
    if ('refusal' in read) return read.refusal;
    return answer({ note: await classroom.journals.notes.write(workspace, step, read.body.text, Date.now()) });
  });
