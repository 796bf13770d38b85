import { theClassroom } from '@/lib/classroom/classroom.ts';
import { strangerProblem } from '@/lib/classroom/guard.ts';
import { ending } from '@/lib/classroom/roster/cookies.ts';
import { refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** Signs out, here and in every tab of this browser: the session is over, and its streams end. */
export async function POST(request: Request): Promise<Response> {
  const { roster, settings } = theClassroom();
  const problem = strangerProblem(request.headers, settings.allowedHosts);
  if (problem) return refuse(403, problem);
  await roster.signOut(request.headers);
  return new Response(null, {
    status: 303,
    headers: [
      ['location', '/sign-in'],
      ['cache-control', 'no-store'],
      ...ending(request.headers).map((cookie): [string, string] => ['set-cookie', cookie]),
    ],
  });
}
