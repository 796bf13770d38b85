import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Where the workspace's telemetry holds secrets, and how far its guard has come. No secret is in it. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => answer(await classroom.secrets.report(workspace)));
