import { parseLastEventId } from '@/lib/feed/sse.ts';
import { reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The live feed. A browser resumes by `Last-Event-ID`; a tab that takes over from another names `?after=`. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const header = request.headers.get('last-event-id');
    const after = parseLastEventId(header ?? new URL(request.url).searchParams.get('after'));
    return new Response(classroom.feed.subscribe(workspace, after), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  });
