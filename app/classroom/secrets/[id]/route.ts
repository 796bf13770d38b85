import { z } from 'zod';
import { answer, bodyOf, changing, notFound } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

const decisionSchema = z.strictObject({ dismissed: z.boolean('say whether it is a false alarm: true or false') });

/** Dismisses a finding as a false alarm, or takes that back. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const wanted = await bodyOf(request, decisionSchema);
    if ('refusal' in wanted) return wanted.refusal;
    const { dismissed } = wanted.body;
    const found = await classroom.secrets.dismiss(workspace, (await params).id, dismissed);
    return found ? answer({ dismissed }) : notFound('finding', 'It may have been removed with the telemetry.');
  });
