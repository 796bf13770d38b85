import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The steps that are done, by id. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => answer(await classroom.progress.all(workspace)));
