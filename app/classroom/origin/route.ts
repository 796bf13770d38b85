import { askedSchema } from '@/lib/classroom/origin/asked.ts';
import { originOfResult, originOfSpan } from '@/lib/classroom/origin/origin-of.ts';
import { answer, bodyOf, changing, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** How a row of a result came about, or how a span became columns. A POST, since a query does not fit every URL. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const { engine } = classroom;
    const asked = read.body;
    const found =
      'dataset' in asked
        ? await originOfResult(engine, workspace, asked, Date.now())
        : await originOfSpan(engine, workspace, asked);
    return 'ok' in found ? answer(found.ok) : refuse(found.status, ...found.problems);
  });
