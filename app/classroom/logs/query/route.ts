import { logQuery } from '@/lib/classroom/logs/read-logs.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';
import { wantedQuery } from '../wanted.ts';

export const dynamic = 'force-dynamic';

/** The rows of a query over one log group. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedQuery(request.url);
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    return answer(await logQuery(classroom.engine, workspace, wanted.ok));
  });
