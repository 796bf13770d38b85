import { z } from 'zod';
import { MOST_SAVED_QUERIES } from '@/lib/query/saved-query.ts';
import { readAddress } from '../../_door/read-address.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

const wantedSchema = z.strictObject({
  from: z.coerce.number('it is a number').int('it is a whole number').min(0).max(MOST_SAVED_QUERIES).default(0),
});

/** The journal's saved queries with their results, a few at a time: `?from=` how many are told already. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = readAddress(request.url, wantedSchema, 'journal/from');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    return answer(await classroom.journals.askQueries(workspace, wanted.ok.from, Date.now()));
  });
