import { z } from 'zod';
import { readItem } from '@/lib/classroom/errors/error-items.ts';
import { decided, ITEM_STATES } from '@/lib/classroom/errors/item-state.ts';
import { itemStatuses } from '@/lib/telemetry/error-item.ts';
import { itemOfSlug } from '@/lib/telemetry/item-slug.ts';
import { answer, bodyOf, changing, notFound, reading } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ item: string }> };

const absent = (): Response => notFound('error item', 'It may have been pruned to make room. Go back to the list.');

/** One error item with its newest occurrences, secrets taken out. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const fingerprint = itemOfSlug((await params).item);
    if (fingerprint === null) return absent();
    const read = await readItem(classroom.engine, { workspace, fingerprint, now: Date.now() });
    return read === null ? absent() : answer(read);
  });

const decisionSchema = z.strictObject({
  status: z.enum(itemStatuses, `an item is one of ${itemStatuses.join(', ')}`),
});

/** Resolves an item, opens it again or mutes it. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const fingerprint = itemOfSlug((await params).item);
    const wanted = await bodyOf(request, decisionSchema);
    if ('refusal' in wanted) return wanted.refusal;
    const now = Date.now();
    const read = fingerprint === null ? null : await readItem(classroom.engine, { workspace, fingerprint, now });
    if (fingerprint === null || read === null) return absent();
    const state = decided(wanted.body.status, now);
    await classroom.engine.put(workspace, ITEM_STATES, fingerprint, state);
    return answer({ item: { ...read.item, status: state.status, reopened: false } });
  });
