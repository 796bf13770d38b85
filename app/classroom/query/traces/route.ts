import { z } from 'zod';
import { MOST_TRACES, traceOrders } from '@/lib/query/evidence.ts';
import { answer, bodyOf, changing, refuse } from '../../_door/respond.ts';
import { misplaced, partShape, plannedAs, questionShape } from '../question.ts';

export const dynamic = 'force-dynamic';

const askedSchema = z.strictObject({
  ...questionShape,
  ...partShape,
  order: z.enum(traceOrders).default('slowest'),
  limit: z.number().int().min(1).max(MOST_TRACES).default(100),
});

/** The traces in which a query matched rows. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const { query, dataset, window, ...asked } = read.body;
    const planned = plannedAs({ query, dataset, window });
    if ('problems' in planned) return refuse(422, ...planned.problems);
    const wrong = misplaced(planned.plan, asked);
    if (wrong.length > 0) return refuse(422, ...wrong);
    return answer(await classroom.engine.matchingTraces(workspace, { plan: planned.plan, ...asked }));
  });
