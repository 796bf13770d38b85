import { boardChangeSchema } from '@/lib/boards/board-schema.ts';
import { answer, bodyOf, changing, reading } from '../../_door/respond.ts';
import { gone, MOST_BOARD_BYTES, refused } from '../refused.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** One board, with its panels. What they ask is asked at /classroom/query. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const board = await classroom.boards.get(workspace, (await params).id);
    return board === null ? gone() : answer(board);
  });

/** Changes a board, all of it at once, by somebody who knew its newest revision. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, boardChangeSchema, MOST_BOARD_BYTES);
    if ('refusal' in read) return read.refusal;
    const saving = await classroom.boards.change(workspace, (await params).id, read.body, Date.now());
    if (saving === null) return gone();
    return 'problems' in saving ? refused(saving.problems) : answer(saving.saved);
  });

/** Deletes a board and answers with it, for whoever wants it back. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const removed = await classroom.boards.remove(workspace, (await params).id);
    return removed === null ? gone() : answer(removed);
  });
