import { answer, reading } from '../_door/respond.ts';
import { authorOf } from './author-of.ts';

export const dynamic = 'force-dynamic';

/**
 * The workspace's journal, without secrets, and beside it the notes as they were typed, to be gone on with. How many
 * saved queries it has is told; they are asked apart, a few at a time.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const [journal, notes, saved] = await Promise.all([
      classroom.journals.writeSteps(authorOf(classroom, workspace), Date.now()),
      classroom.journals.notes.all(workspace),
      classroom.savedQueries.list(workspace),
    ]);
    return answer({ journal, notes, queriesInAll: saved.length });
  });
