import { answer, reading } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** A step's newest verdicts by variant: what a reloaded page shows. */
export const GET = (request: Request, { params }: { params: Promise<{ step: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) =>
    answer(await classroom.verdicts.of(workspace, (await params).step)),
  );
