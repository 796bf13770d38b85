import { logLines } from '@/lib/classroom/logs/read-logs.ts';
import { answer, reading, refuse } from '../../_door/respond.ts';
import { wantedLines } from '../wanted.ts';

export const dynamic = 'force-dynamic';

/** Lines of a log group, newest first, that a filter pattern finds. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedLines(request.url);
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const { q, ...rest } = wanted.ok;
    return answer(await logLines(classroom.engine, workspace, { ...rest, pattern: q }));
  });
