import { theTracing } from '@/lib/tracing/register.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** What became of every span that reached us, and why some were refused. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const [ledger, refusals] = await Promise.all([
      classroom.engine.ledger(workspace),
      classroom.engine.refusals(workspace),
    ]);
    return answer({
      ledger,
      refusals,
      retention: classroom.settings.maxSpans,
      doors: classroom.doors,
      keyRequired: classroom.settings.keyRequired || classroom.roster.isOpen,
      destinations: theTracing()?.destinations() ?? [],
    });
  });
