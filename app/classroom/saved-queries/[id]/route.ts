import { queryToSaveSchema } from '@/lib/query/saved-query.ts';
import { answer, bodyOf, changing, notFound } from '../../_door/respond.ts';
import { refused } from '../refused.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

const gone = (): Response =>
  notFound('saved query', 'It may have been deleted: GET /classroom/saved-queries lists them.');

/** Changes a saved query: its name, its description and what it asks, all at once. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, queryToSaveSchema);
    if ('refusal' in read) return read.refusal;
    const saving = await classroom.savedQueries.change(workspace, (await params).id, read.body, Date.now());
    if (saving === null) return gone();
    return 'problems' in saving ? refused(saving.problems) : answer(saving.saved);
  });

/** Deletes a saved query and answers with it, for whoever wants it back. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const removed = await classroom.savedQueries.remove(workspace, (await params).id);
    return removed === null ? gone() : answer(removed);
  });
