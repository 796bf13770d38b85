import { practiceDeliveries } from '@/lib/tracing/practice-deliveries.ts';
import { answer, reading } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** What became of everything that reached us, and why some of it was refused. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const [ledger, signals, refusals, datagrams] = await Promise.all([
      classroom.engine.ledger(workspace),
      classroom.engine.signalLedger(workspace),
      classroom.engine.refusals(workspace),
      classroom.datagrams(),
    ]);
    return answer({
      ledger,
      signals,
      refusals,
      // Counted before it is known whose they are: of a class, only the instructor is told.
      datagrams: classroom.roster.isStudents(workspace) ? null : datagrams,
      retention: classroom.settings.maxSpans,
      signalRetention: classroom.settings.maxSignals,
      doors: classroom.doors,
      keyRequired: classroom.settings.keyRequired || classroom.roster.isOpen,
      destinations: practiceDeliveries(),
    });
  });
