import { invalidProblem, noDatasetProblem } from '@/lib/query/api/api-problem.ts';
import { answer } from '@/app/classroom/_door/respond.ts';
import { jsonOf, refuseApi, scripted } from '../../_api/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string }> };

/** Honeycomb's “create a query”: judges and keeps it, for results to be made of. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  scripted(request, true, async ({ desk, workspace }) => {
    const read = await jsonOf(request);
    if ('refusal' in read) return read.refusal;
    const { dataset } = await params;
    const made = await desk.create(workspace, dataset, read.json, Date.now());
    if (made === null) return refuseApi(noDatasetProblem(dataset));
    return 'problems' in made ? refuseApi(invalidProblem(made.problems)) : answer({ id: made.id, ...made.spec });
  });
