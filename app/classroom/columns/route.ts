import { shownColumns } from '@/lib/classroom/shown-columns.ts';
import { shownValues, valuesPlan } from '@/lib/classroom/shown-values.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Longer names are no columns (the query specification's own bound). */
const LONGEST_COLUMN = 256;

/**
 * The columns that really arrived: what the query builder completes from. With `of`, the values that this one column had
 * lately; they are looked up when somebody asks, and cost nothing as spans arrive.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const column = new URL(request.url).searchParams.get('of') ?? '';
    if (column === '') return answer({ columns: shownColumns(await classroom.engine.columns(workspace)) });
    if (column.length > LONGEST_COLUMN) return answer({ values: [] });
    const result = await classroom.engine.query(workspace, valuesPlan(column, Date.now()));
    return answer({ values: shownValues(column, result) });
  });
