import { z } from 'zod';
import { readQueryFile } from '@/lib/query/read-query-file.ts';
import { answer, bodyOf, changing } from '../../_door/respond.ts';
import { refused } from '../refused.ts';

export const dynamic = 'force-dynamic';

/** Takes a file of saved queries in, all of it or nothing. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, z.unknown());
    if ('refusal' in read) return read.refusal;
    const file = readQueryFile(read.body);
    if ('problems' in file) return refused(file.problems);
    const brought = await classroom.savedQueries.bring(workspace, file.ok, Date.now());
    return 'problems' in brought ? refused(brought.problems) : answer(brought, 201);
  });
