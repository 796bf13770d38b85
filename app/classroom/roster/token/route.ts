import { theClassroom } from '@/lib/classroom/classroom.ts';
import { strangerProblem } from '@/lib/classroom/guard.ts';
import { answer, instructing, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/**
 * Makes the instructor’s token. The first one may be asked for by anyone, and is told to nobody: it is left in the data
 * folder for whoever can read that. From then on only its holder may make a new one, and is told it.
 */
export async function POST(request: Request): Promise<Response> {
  const { roster, settings } = theClassroom();
  const problem = strangerProblem(request.headers, settings.allowedHosts);
  if (problem) return refuse(403, problem);
  if (roster.hasToken) return instructing(request, async () => answer({ token: await roster.renewToken() }));
  await roster.renewToken();
  return answer({ token: null }, 201);
}
