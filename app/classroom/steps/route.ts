import { allSteps } from '@/lib/curriculum/neighbours.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Every step with its expectation: what a command line drives. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom }) => answer({ steps: allSteps(classroom.curriculum) }));
