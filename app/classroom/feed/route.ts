import { parseLastEventId } from '@/lib/feed/sse.ts';
import { reading, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const otherSession = {
  code: 'roster/other-session',
  message: 'Someone else has signed in since this page was opened.',
  hint: 'Load the page anew.',
} as const;

/** The live feed. A browser resumes by `Last-Event-ID`; a tab that takes over from another names `?after=`. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const url = new URL(request.url);
    // A tab that was opened for someone else must not show this one's spans on that one's page.
    const whose = url.searchParams.get('as');
    if (whose !== null && whose !== workspace) return refuse(401, otherSession);
    const header = request.headers.get('last-event-id');
    const after = parseLastEventId(header ?? url.searchParams.get('after'));
    return new Response(classroom.feed.subscribe(workspace, after), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  });
