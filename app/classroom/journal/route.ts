import { answer, reading } from '../_door/respond.ts';
import { authorOf } from './author-of.ts';

export const dynamic = 'force-dynamic';

/** The workspace's journal, without secrets, and beside it the notes as they were typed, to be gone on with. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const [journal, notes] = await Promise.all([
      classroom.journals.write(authorOf(classroom, workspace), Date.now()),
      classroom.journals.notes.all(workspace),
    ]);
    return answer({ journal, notes });
  });
