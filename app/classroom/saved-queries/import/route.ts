import { queryFileSchema } from '@/lib/query/saved-query.ts';
import { answer, bodyOf, changing } from '../../_door/respond.ts';
import { refused } from '../refused.ts';

export const dynamic = 'force-dynamic';

/** Takes a file of saved queries in, all of it or nothing. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, queryFileSchema);
    if ('refusal' in read) return read.refusal;
    const brought = await classroom.savedQueries.bring(workspace, read.body.queries, Date.now());
    return 'problems' in brought ? refused(brought.problems) : answer(brought, 201);
  });
