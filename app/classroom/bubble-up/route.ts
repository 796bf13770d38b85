import { z } from 'zod';
import { isWithin } from '@/lib/bubble-up/bubble-up.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { ALL_DATASETS, planQuery } from '@/lib/query/plan.ts';
import { LAST_MOMENT_S } from '@/lib/query/spec.ts';
import { answer, bodyOf, changing, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Unix milliseconds. */
const moment = z
  .number()
  .min(0)
  .max(LAST_MOMENT_S * 1000);
const times = { from: moment, to: moment };

const askedSchema = z.strictObject({
  /** Judged by the query language, which says more than a schema can. */
  query: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
  region: z
    .strictObject({ column: z.string().min(1).max(256), low: z.number(), high: z.number(), ...times })
    .refine(isWithin, 'it holds nothing: `low` must lie below `high`, and `from` before `to`'),
  /** From when to when the query was answered; without it, its time is counted from now. */
  window: z.strictObject(times).optional(),
});

/** What sets the rows of a heatmap's region apart from the query's other rows. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, askedSchema);
    if ('refusal' in read) return read.refusal;
    const { query, dataset, region, window } = read.body;
    const parsed = parseQuery(query);
    if ('problems' in parsed) return refuse(422, ...parsed.problems);
    const plan = { ...planQuery(parsed.ok, Date.now(), dataset), ...window };
    const report = await classroom.engine.bubbleUp(workspace, { plan, region });
    return 'ok' in report ? answer(report.ok) : refuse(422, report.problem);
  });
