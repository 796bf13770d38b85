import { newEnvironmentSchema } from '@/lib/classroom/environments.ts';
import { maskedRecord } from '@/lib/receivers/keys/mask-key.ts';
import { PRACTICE } from '@/lib/classroom/stage-keys.ts';
import { IMPORTED } from '@/lib/telemetry/trace-import.ts';
import { LOCAL_WORKSPACE } from '@/lib/classroom/workspace.ts';
import { answer, bodyOf, changing, reading, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/**
 * The workspace's environments, each with its keys masked: a page that is only looked at holds no key. Left out are the
 * practice backend's own, since who ends its keys ends the lessons, and that of files, which nobody sends with.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const all = await classroom.environments.list(workspace);
    const shown = all.filter(
      ({ environment: { slug } }) => slug !== IMPORTED && (workspace !== LOCAL_WORKSPACE || slug !== PRACTICE),
    );
    return answer({ environments: shown.map(maskedRecord) });
  });

/** Makes an environment and its keys, and shows them whole. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newEnvironmentSchema);
    if ('refusal' in read) return read.refusal;
    const outcome = await classroom.environments.create(workspace, read.body.name, Date.now());
    return 'problem' in outcome ? refuse(409, outcome.problem) : answer(outcome.made, 201);
  });
