import { NextResponse, type NextRequest } from 'next/server';
import { theClassroom } from '@/lib/classroom/classroom.ts';

/**
 * With a roster every page asks who is there first. Pages hold no one’s telemetry; what they show they ask of `/classroom`,
 * which asks again. A trace’s page alone brings its trace with it, and asks as well (app/traces/[traceId]/first-look.ts). It runs in the server’s own process, where the classroom is.
 */
export function proxy(request: NextRequest): Response | Promise<Response> {
  const { roster, appDoor } = theClassroom();
  // No page takes a POST: this is telemetry at a wrong path, `/` or `/v1`, and the door says so, and is heard of.
  if (request.method === 'POST') return appDoor(request);
  const { pathname, search, origin, protocol } = request.nextUrl;
  if (!roster.isOpen || 'visitor' in roster.admit(origin, request.headers)) return NextResponse.next();
  // Next wants the address whole, and knows its own by the name it was started with; the browser knows another.
  const here = `${protocol}//${request.headers.get('host') ?? ''}`;
  const signIn = new URL(`/sign-in?${new URLSearchParams({ next: pathname + search }).toString()}`, here);
  return NextResponse.redirect(signIn, { headers: { 'cache-control': 'no-store' } });
}

/** Pages alone: not the practice backend, which must be as any app is, nor doors, endpoints and files. */
export const config = { matcher: ['/((?!api/|v1/|1/|aws/|rollbar/|[^/]+/v1/|classroom/|_next/|sign-in$|.*[.]).*)'] };
