import { practiceServices } from '@/lib/classroom/practice-services.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Where the workspace's telemetry holds secrets, how far its guard has come, and which senders are ours. No secret is in it. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const report = await classroom.secrets.report(workspace);
    return answer({ ...report, ours: practiceServices(classroom.settings) });
  });
