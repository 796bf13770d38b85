import { z } from 'zod';
import { parseQuery } from '@/lib/query/parse.ts';
import { ALL_DATASETS, planQuery } from '@/lib/query/plan.ts';
import { answer, bodyOf, changing, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const askedSchema = z.strictObject({
  /** Honeycomb's query specification; judged by the query language, which says more than a schema can. */
  query: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
});

/** Runs a query over the workspace's spans. A POST, as in Honeycomb, since a query does not fit every URL. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const parsed = parseQuery(read.body.query);
    if ('problems' in parsed) return refuse(422, ...parsed.problems);
    const plan = planQuery(parsed.ok, Date.now(), read.body.dataset);
    return answer({ plan, result: await classroom.engine.query(workspace, plan) });
  });
