import { answer, instructing, notFound } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ workspace: string }> };

const nobody = (): Response => notFound('student', 'spanwalk roster list names them.');

/** Makes a new page key. What the old one opened is closed. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  instructing(request, async ({ classroom }) => {
    const keyed = await classroom.roster.renew((await params).workspace);
    return keyed ? answer(keyed) : nobody();
  });

/** Takes a student off the roster. `?purge=true` removes telemetry and progress, too. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  instructing(request, async ({ classroom }) => {
    const purge = new URL(request.url).searchParams.get('purge') === 'true';
    const removed = await classroom.roster.remove((await params).workspace, { purge });
    return removed ? answer({ removed: true, purged: purge, rosterOpen: classroom.roster.isOpen }) : nobody();
  });
