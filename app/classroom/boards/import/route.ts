import { z } from 'zod';
import { readBoardFile } from '@/lib/boards/read-board-file.ts';
import { answer, bodyOf, changing } from '../../_door/respond.ts';
import { MOST_FILE_BYTES, refused } from '../refused.ts';

export const dynamic = 'force-dynamic';

/** Takes a file of boards and their saved queries in, all of it or nothing. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const read = await bodyOf(request, z.unknown(), MOST_FILE_BYTES);
    if ('refusal' in read) return read.refusal;
    const file = readBoardFile(read.body);
    if ('problems' in file) return refused(file.problems);
    const brought = await classroom.boards.bring(workspace, file.ok, Date.now());
    return 'problems' in brought ? refused(brought.problems) : answer(brought, 201);
  });
