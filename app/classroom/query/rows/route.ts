import { z } from 'zod';
import { MOST_COLUMNS, MOST_ROWS, MOST_SKIPPED, rowOrders } from '@/lib/query/evidence.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { answer, bodyOf, changing, refuse } from '../../_door/respond.ts';
import { misplaced, partShape, plannedAs, questionShape } from '../question.ts';

export const dynamic = 'force-dynamic';

const askedSchema = z.strictObject({
  ...questionShape,
  ...partShape,
  columns: z.array(z.string().min(1).max(256)).max(MOST_COLUMNS).default([]),
  order: z.enum(rowOrders).default('newest'),
  limit: z.number().int().min(1).max(MOST_ROWS).default(100),
  offset: z.number().int().min(0).max(MOST_SKIPPED).default(0),
  upTo: z.number().int().min(0).optional(),
});

/** The rows that a query matched, one by one: spans, their events and their links. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const { query, dataset, window, ...asked } = read.body;
    const planned = plannedAs({ query, dataset, window });
    if ('problems' in planned) return refuse(422, ...planned.problems);
    const wrong = misplaced(planned.plan, asked);
    if (wrong.length > 0) return refuse(422, ...wrong);
    const { calculated_fields } = planned.plan.spec;
    // The language itself judges whether a column can be told: `none.` of no span, for one, cannot.
    const judged = parseQuery({ breakdowns: asked.columns, calculated_fields });
    if ('problems' in judged) return refuse(422, ...judged.problems);
    return answer(await classroom.engine.matchingRows(workspace, { plan: planned.plan, ...asked }));
  });
