import { readSpending } from '@/lib/classroom/spending/read-spending.ts';
import { answer, reading, refuse } from '../_door/respond.ts';
import { wantedWindow } from './wanted.ts';

export const dynamic = 'force-dynamic';

/**
 * What the workspace sent in a window, by each vendor’s count and free tier: `?from=&to=`, in milliseconds since 1970, by
 * when it was received. A rates file that is wrong is a 500 that says where.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom: { engine }, workspace }) => {
    const wanted = wantedWindow(request.url, Date.now());
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const spending = await readSpending(engine, { root: process.cwd(), workspace, window: wanted.ok });
    return 'problems' in spending ? refuse(500, ...spending.problems) : answer(spending.ok);
  });
