import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Who called whom in the workspace, by its newest spans. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => answer(await classroom.engine.serviceLinks(workspace)));
