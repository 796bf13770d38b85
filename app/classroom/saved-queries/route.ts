import { newQuerySchema } from '@/lib/query/saved-query.ts';
import { answer, bodyOf, changing, reading } from '../_door/respond.ts';
import { refused } from './refused.ts';

export const dynamic = 'force-dynamic';

/** The workspace's saved queries, by name. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) =>
    answer({ queries: await classroom.savedQueries.list(workspace) }),
  );

/** Saves a query under a name; with the id of one that was deleted, that one comes back. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newQuerySchema);
    if ('refusal' in read) return read.refusal;
    const saving = await classroom.savedQueries.save(workspace, read.body, Date.now());
    return 'problems' in saving ? refused(saving.problems) : answer(saving.saved, 201);
  });
