import { theClassroom } from '@/lib/classroom/classroom.ts';
import { hostProblem, strangerProblem } from '@/lib/classroom/guard.ts';
import { beginning } from '@/lib/classroom/roster/cookies.ts';
import { pathWithin } from '@/lib/classroom/roster/path-within.ts';
import { kindOfSecret } from '@/lib/classroom/roster/secrets.ts';
import { answer, refuse, textWithin } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MOST_BYTES = 4096;

/** Who is signed in: what the header shows, and what a page that lost its stream asks. */
export async function GET(request: Request): Promise<Response> {
  const { roster, settings } = theClassroom();
  const problem = hostProblem(request.headers, settings.allowedHosts);
  if (problem) return refuse(403, problem);
  const admission = roster.admit(request.url, request.headers);
  return answer({ roster: roster.isOpen, visitor: 'visitor' in admission ? admission.visitor : null });
}

/**
 * Signs in. The page’s form is answered with a redirect, to where one wanted to go or back with what was wrong, so that
 * it works without scripts.
 */
export async function POST(request: Request): Promise<Response> {
  const { roster, settings } = theClassroom();
  const problem = strangerProblem(request.headers, settings.allowedHosts);
  if (problem) return refuse(403, problem);
  const form = new URLSearchParams((await textWithin(request, MOST_BYTES)) ?? '');
  const next = pathWithin(form.get('next'));
  const key = (form.get('key') ?? '').trim();
  const signedIn = await roster.signIn(key, request.headers);
  if ('problem' in signedIn) {
    const why = signedIn.status === 429 ? 'often' : kindOfSecret(key);
    return seeOther(`/sign-in?${new URLSearchParams({ next, problem: why }).toString()}`);
  }
  return seeOther(next, beginning(request.headers, signedIn.token, signedIn.session));
}

const seeOther = (location: string, cookies: string[] = []): Response =>
  new Response(null, {
    status: 303,
    headers: [
      ['location', location],
      ['cache-control', 'no-store'],
      ...cookies.map((cookie): [string, string] => ['set-cookie', cookie]),
    ],
  });
