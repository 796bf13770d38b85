import { newPanelSchema } from '@/lib/boards/board-schema.ts';
import { answer, bodyOf, changing } from '../../../_door/respond.ts';
import { gone, refused } from '../../refused.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** Puts a panel at the end of a board, whatever was changed about that meanwhile. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newPanelSchema);
    if ('refusal' in read) return read.refusal;
    const saving = await classroom.boards.addPanel(workspace, (await params).id, read.body, Date.now());
    if (saving === null) return gone();
    return 'problems' in saving ? refused(saving.problems) : answer(saving.saved, 201);
  });
