import { practiceServices } from '@/lib/classroom/practice-services.ts';
import { PRACTICE } from '@/lib/classroom/stage-keys.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MOST = 500;

/** A whole number of the query string within bounds, or what stands for none. */
function wholeNumber(text: string | null, most: number, orElse: number): number {
  return text !== null && /^\d{1,15}$/.test(text) ? Math.min(Number(text), most) : orElse;
}

/**
 * The newest requests that reached a door, accepted or not, oldest first: `?after=<id>&limit=<n>`. With what our
 * own senders are known by, so that a page can leave them out.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace, visitor }) => {
    const { searchParams } = new URL(request.url);
    const after = wholeNumber(searchParams.get('after'), Number.MAX_SAFE_INTEGER, 0);
    const limit = wholeNumber(searchParams.get('limit'), MOST, 200);
    const arrivals = await classroom.engine.arrivals(workspace, {
      after,
      limit,
      unowned: visitor.role === 'instructor',
    });
    return answer({ arrivals, ours: { services: practiceServices(classroom.settings), environment: PRACTICE } });
  });
