import { newEnvironmentSchema } from '@/lib/classroom/environments.ts';
import type { KeyRecord } from '@/lib/receivers/keys/key-record.ts';
import { maskKey } from '@/lib/receivers/keys/mask-key.ts';
import { answer, bodyOf, changing, reading, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The workspace's environments, each with its ingest key masked: a page that is only looked at holds no key. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) =>
    answer({ environments: (await classroom.environments.list(workspace)).map(masked) }),
  );

const masked = (record: KeyRecord): KeyRecord => ({ ...record, key: maskKey(record.key) });

/** Makes an environment and its key, and shows it whole. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newEnvironmentSchema);
    if ('refusal' in read) return read.refusal;
    const outcome = await classroom.environments.create(workspace, read.body.name, Date.now());
    return 'problem' in outcome ? refuse(409, outcome.problem) : answer(outcome.made, 201);
  });
