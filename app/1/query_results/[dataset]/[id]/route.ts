import { notFoundProblem, type ApiProblem } from '@/lib/query/api/api-problem.ts';
import { answer } from '@/app/classroom/_door/respond.ts';
import { refuseApi, resultBody, scripted } from '../../../_api/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string; id: string }> };

const failedProblem: ApiProblem = {
  status: 500,
  type: 'about:blank',
  title: 'The query could not be run.',
  error: 'Something went wrong in the store. Create the query result again.',
};

/** Honeycomb's “get a query result”: complete once the query has run. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  scripted(request, false, async ({ desk, workspace }) => {
    const { dataset, id } = await params;
    const result = desk.result(workspace, dataset, id);
    if (result === null) return refuseApi(notFoundProblem('Query Result'));
    return result.failed ? refuseApi(failedProblem) : answer(resultBody(request, result));
  });
