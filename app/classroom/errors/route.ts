import { listItems } from '@/lib/classroom/errors/error-items.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The workspace's error items, those first that happened last. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) =>
    answer({ items: await listItems(classroom.engine, workspace, Date.now()) }),
  );
