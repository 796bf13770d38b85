import { SESSION_MS, type Session } from './sessions.ts';

/** What a browser keeps of a session. */
const SESSION = 'spanwalk-session';
/**
 * Which workspace the pages are of, for scripts to read: no secret. Tabs of one browser that show different students
 * must not share a stream.
 */
const WORKSPACE = 'spanwalk-workspace';

/** Browsers keep cookies by host and disregard the port; two classrooms on one machine must not sign each other out. */
const named = (name: string, headers: Headers): string => {
  const port = /:(\d+)$/.exec(headers.get('host') ?? '')?.[1];
  return port === undefined ? name : `${name}-${port}`;
};

/** The session token that a request carries. */
export function tokenIn(headers: Headers): string | undefined {
  const wanted = `${named(SESSION, headers)}=`;
  const found = (headers.get('cookie') ?? '').split(';').find((part) => part.trim().startsWith(wanted));
  return found?.trim().slice(wanted.length);
}

/** By TLS, here or at a proxy in front; a browser names its own view of that in `Origin`. */
const isSecure = (headers: Headers): boolean =>
  headers.get('x-forwarded-proto') === 'https' || (headers.get('origin') ?? '').startsWith('https://');

/** No `Domain`: the cookie is this host’s alone. `Lax`: a link from elsewhere opens the page, a form from there does not. */
function attributes(headers: Headers, maxAgeS: number): string {
  return `Path=/; Max-Age=${maxAgeS}; SameSite=Lax${isSecure(headers) ? '; Secure' : ''}`;
}

/** The `Set-Cookie` values that begin a session. */
export function beginning(headers: Headers, token: string, { role, workspace }: Omit<Session, 'expiresAt'>): string[] {
  const attrs = attributes(headers, SESSION_MS[role] / 1000);
  return [
    `${named(SESSION, headers)}=${token}; HttpOnly; ${attrs}`,
    `${named(WORKSPACE, headers)}=${workspace}; ${attrs}`,
  ];
}

/** The `Set-Cookie` values that end one. */
export const ending = (headers: Headers): string[] => [
  `${named(SESSION, headers)}=; HttpOnly; ${attributes(headers, 0)}`,
  `${named(WORKSPACE, headers)}=; ${attributes(headers, 0)}`,
];
