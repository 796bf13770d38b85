import { failedProblem, notFoundProblem } from '@/lib/query/api/api-problem.ts';
import { answer } from '@/app/classroom/_door/respond.ts';
import { refuseApi, resultBody, scripted } from '../../../_api/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string; id: string }> };

/** Honeycomb's “get a query result”: complete once the query has run. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  scripted(request, false, async ({ desk, workspace }) => {
    const { dataset, id } = await params;
    const result = desk.result(workspace, dataset, id);
    if (result === null) return refuseApi(notFoundProblem('Query Result'));
    return result.failed === undefined ? answer(resultBody(request, result)) : refuseApi(failedProblem(result.failed));
  });
