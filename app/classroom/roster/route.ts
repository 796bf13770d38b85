import { z } from 'zod';
import { studentNameSchema } from '@/lib/telemetry/student-name.ts';
import { allSteps } from '@/lib/curriculum/neighbours.ts';
import { answer, bodyOf, instructing } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Everyone on the roster, with progress; and every step there is to do. */
export const GET = (request: Request): Promise<Response> =>
  instructing(request, async ({ classroom }) =>
    answer({
      students: await classroom.roster.overview(),
      steps: allSteps(classroom.curriculum).map(({ id }) => id),
    }),
  );

const namesSchema = z.strictObject({ names: z.array(studentNameSchema).min(1, 'name at least one student').max(2000) });

/** Puts names on the roster. The answer is the one moment at which their page keys can be read. */
export const POST = (request: Request): Promise<Response> =>
  instructing(request, async ({ classroom }) => {
    const read = await bodyOf(request, namesSchema);
    return 'refusal' in read ? read.refusal : answer(await classroom.roster.add(read.body.names), 201);
  });
