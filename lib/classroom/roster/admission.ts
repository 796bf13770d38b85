import type { Problem } from '../../telemetry/problem.ts';
import { LOCAL_WORKSPACE } from '../workspace.ts';
import type { Attempts } from './attempts.ts';
import { tokenIn } from './cookies.ts';
import type { InstructorToken } from './instructor-token.ts';
import type { Roster } from './roster.ts';
import { kindOfSecret } from './secrets.ts';
import type { Session, Sessions } from './sessions.ts';

/** `anyone`: there is no roster, and everyone is welcome in the one workspace. */
export type Role = 'anyone' | 'student' | 'instructor';

export interface Visitor {
  role: Role;
  /** Whose telemetry and progress the request is about. */
  workspace: string;
  /** The student’s name; empty for others. */
  name: string;
}

export type Admission = { visitor: Visitor } | { status: 401 | 403 | 404 | 429; problem: Problem };

/** What is asked to tell who somebody is. */
export interface Gate {
  roster: Roster;
  sessions: Sessions;
  token: InstructorToken;
  attempts: Attempts;
}

const signInFirst: Problem = {
  code: 'roster/sign-in',
  message: 'This classroom has a roster, and you are not signed in.',
  hint: 'Open the page and sign in with your page key; your instructor has it.',
};

const anotherWorkspace: Problem = {
  code: 'roster/other-workspace',
  message: 'A student reads the student’s own workspace and no other.',
  hint: 'Leave ?workspace= out. The instructor’s token reads every workspace.',
};

const unknownWorkspace: Problem = {
  code: 'roster/unknown-workspace',
  message: 'Nobody on the roster has this workspace.',
  hint: 'spanwalk roster list names the workspaces.',
};

const tooOften = (seconds: number): Problem => ({
  code: 'roster/too-often',
  message: 'Too many wrong keys were tried.',
  hint: `Wait ${seconds} seconds, then try again.`,
});

/** What a refused key’s owner may try next, by what the key looks like. */
export function wrongKey(looksLike: ReturnType<typeof kindOfSecret>): Problem {
  const hints = {
    page: 'It may have been renewed since: ask your instructor for the new one.',
    instructor: 'The instructor’s token may have been renewed: the newest lies in the data folder.',
    ingest: 'That is an ingest key: it sends telemetry and opens nothing. A page key starts with swpage_.',
    unknown: 'A page key starts with swpage_ and has 47 characters. Copy it whole.',
  };
  return { code: 'roster/wrong-key', message: 'This key opens nothing here.', hint: hints[looksLike] };
}

/** From where a request came, as far as Next or a proxy tells. Only used to slow down who tries keys. */
const addressOf = (headers: Headers): string => (headers.get('x-forwarded-for') ?? '').split(',')[0]?.trim() ?? '';

/** Whose key this is, with the digest that a session of it is bound to; or why nobody’s. Wrong keys are counted. */
export function holderOf(
  key: string,
  headers: Headers,
  { roster, token, attempts }: Gate,
  now: number,
): { session: Omit<Session, 'expiresAt'> } | { status: 401 | 429; problem: Problem } {
  const student = roster.holderOf(key);
  if (student) {
    return { session: { role: 'student', workspace: student.workspace, keyDigest: student.keyDigest ?? '' } };
  }
  if (token.matches(key)) {
    return { session: { role: 'instructor', workspace: LOCAL_WORKSPACE, keyDigest: token.digest ?? '' } };
  }
  // A right key is let in all the same, or one student's script could lock out a class that shares its address.
  const address = addressOf(headers);
  const wait = attempts.waitSeconds(address, now);
  if (wait > 0) return { status: 429, problem: tooOften(wait) };
  attempts.failed(address, now);
  return { status: 401, problem: wrongKey(kindOfSecret(key)) };
}

/** The session of a request’s cookie, if its key still is what it was. */
function sessionOf(headers: Headers, { roster, sessions, token }: Gate, now: number): Session | undefined {
  const cookie = tokenIn(headers);
  const session = cookie === undefined ? undefined : sessions.find(cookie, now);
  if (!session) return undefined;
  const holds = session.role === 'instructor' ? token.digest : roster.who(session.workspace)?.keyDigest;
  return holds === session.keyDigest ? session : undefined;
}

/** Who asks, and for whose workspace. One place decides it, for every page and every endpoint. */
export function admit(url: string, headers: Headers, gate: Gate, now: number): Admission {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const held = holderOf(bearer, headers, gate, now);
    if (!('problem' in held)) return inWorkspace(url, held.session, gate.roster);
    if (gate.roster.isOpen) return held;
  }
  const session = sessionOf(headers, gate, now);
  if (session) return inWorkspace(url, session, gate.roster);
  if (gate.roster.isOpen) return { status: 401, problem: signInFirst };
  return { visitor: { role: 'anyone', workspace: LOCAL_WORKSPACE, name: '' } };
}

function inWorkspace(url: string, { role, workspace }: Omit<Session, 'expiresAt'>, roster: Roster): Admission {
  const wanted = new URL(url).searchParams.get('workspace') ?? workspace;
  if (role === 'student' && wanted !== workspace) return { status: 403, problem: anotherWorkspace };
  const student = roster.who(wanted);
  if (wanted !== LOCAL_WORKSPACE && !student) return { status: 404, problem: unknownWorkspace };
  return { visitor: { role, workspace: wanted, name: role === 'student' ? (student?.name ?? '') : '' } };
}
