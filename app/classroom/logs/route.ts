import { logGroups, logStreams } from '@/lib/classroom/logs/read-logs.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The workspace's log groups; with `?group=` the streams of one, and whether there is such a group. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom: { engine }, workspace }) => {
    const group = new URL(request.url).searchParams.get('group');
    const groups = await logGroups(engine, workspace);
    if (group === null) return answer({ groups });
    const streams = await logStreams(engine, workspace, group.slice(0, 512));
    return answer({ streams, exists: streams.length > 0 || groups.some(({ name }) => name === group) });
  });
