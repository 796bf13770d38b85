import { newBoardSchema } from '@/lib/boards/board-schema.ts';
import { answer, bodyOf, changing, reading } from '../_door/respond.ts';
import { MOST_BOARD_BYTES, refused } from './refused.ts';

export const dynamic = 'force-dynamic';

/** The workspace's boards, by name. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => answer({ boards: await classroom.boards.list(workspace) }));

/** Keeps a new board; with the id of one that was deleted, that one comes back. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, newBoardSchema, MOST_BOARD_BYTES);
    if ('refusal' in read) return read.refusal;
    const saving = await classroom.boards.save(workspace, read.body, Date.now());
    return 'problems' in saving ? refused(saving.problems) : answer(saving.saved, 201);
  });
