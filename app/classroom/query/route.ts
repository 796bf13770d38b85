import { z } from 'zod';
import { heatmapScales } from '@/lib/query/heatmap-scale.ts';
import { answer, bodyOf, changing, refuse } from '../_door/respond.ts';
import { plannedAs, questionShape } from './question.ts';

export const dynamic = 'force-dynamic';

const askedSchema = z.strictObject({
  ...questionShape,
  /** The value axis of its heatmaps; nothing where the values decide. */
  scale: z.enum(heatmapScales).optional(),
});

/** Runs a query over the workspace's spans. A POST, as in Honeycomb, since a query does not fit every URL. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const planned = plannedAs(read.body, { scale: read.body.scale });
    if ('problems' in planned) return refuse(422, ...planned.problems);
    const { plan } = planned;
    return answer({ plan, result: await classroom.engine.query(workspace, plan) });
  });
