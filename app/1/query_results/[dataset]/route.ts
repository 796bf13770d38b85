import { invalidProblem, notFoundProblem } from '@/lib/query/api/api-problem.ts';
import { readResultRequest } from '@/lib/query/api/result-request.ts';
import { answer } from '@/app/classroom/_door/respond.ts';
import { jsonOf, refuseApi, resultBody, scripted } from '../../_api/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string }> };

/** Honeycomb's “create a query result”: begins to run a kept query. The answer is fetched from `location`. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  scripted(request, true, async ({ desk, workspace }) => {
    const read = await jsonOf(request);
    if ('refusal' in read) return read.refusal;
    const asked = readResultRequest(read.json);
    if ('problems' in asked) return refuseApi(invalidProblem(asked.problems));
    const { dataset } = await params;
    const result = await desk.run(workspace, dataset, asked.ok, Date.now());
    if (result === null) return refuseApi(notFoundProblem('Query'));
    if ('problems' in result) return refuseApi(invalidProblem(result.problems));
    const response = answer(resultBody(request, result), 201);
    response.headers.set('location', `/1/query_results/${encodeURIComponent(dataset)}/${result.id}`);
    return response;
  });
