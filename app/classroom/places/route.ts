import { answer, reading, refuse } from '../_door/respond.ts';
import { wantedPlaces } from '../signals/wanted.ts';

export const dynamic = 'force-dynamic';

/** Log streams, segment names and error items that hold anything, the newest first: `?signal=&place=`. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedPlaces(request.url);
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    return answer({ places: await classroom.engine.places(workspace, wanted.ok) });
  });
