import { notFoundProblem } from '@/lib/query/api/api-problem.ts';
import { answer } from '@/app/classroom/_door/respond.ts';
import { refuseApi, scripted } from '../../../_api/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ dataset: string; id: string }> };

/** Honeycomb's “get a query”. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  scripted(request, false, async ({ desk, workspace }) => {
    const { dataset, id } = await params;
    const kept = await desk.read(workspace, dataset, id);
    return kept === null ? refuseApi(notFoundProblem('Query')) : answer({ id: kept.id, ...kept.spec });
  });
