import { shownColumns } from '@/lib/classroom/shown-columns.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The columns that really arrived: what the query builder completes from. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) =>
    answer({ columns: shownColumns(await classroom.engine.columns(workspace)) }),
  );
