import { findStep } from '@/lib/curriculum/neighbours.ts';
import { answer, notFound, reading } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** How a step was last done with the student's own service, what of it still runs, and where to send telemetry. */
export const GET = (request: Request, { params }: { params: Promise<{ step: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const { step } = await params;
    if (findStep(classroom.curriculum, step)?.step.kind !== 'emit') {
      return notFound('step to run', 'GET /classroom/steps lists the steps.');
    }
    const { run, remembered, canCall } = await classroom.own.of(workspace, step);
    const endpoint =
      classroom.doors.find(({ name, url }) => name === 'OTLP/HTTP' && url !== null)?.url ?? new URL(request.url).origin;
    return answer({
      run,
      remembered,
      canCall,
      endpoint,
      keyRequired: classroom.settings.keyRequired || classroom.roster.isOpen,
    });
  });
