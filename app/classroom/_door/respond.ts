import type { z } from 'zod';
import { theClassroom, type Classroom } from '@/lib/classroom/classroom.ts';
import { hostProblem, strangerProblem } from '@/lib/classroom/guard.ts';
import type { Admission, Visitor } from '@/lib/classroom/roster/admission.ts';
import { sayIssue } from '@/lib/query/say-issue.ts';
import { StoreExhausted } from '@/lib/store/store-exhausted.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

const MAX_BODY_BYTES = 256 * 1024;

/** JSON that no cache keeps. Big integers travel as decimal text. */
export function answer(body: unknown, status = 200): Response {
  const text = JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Problems the caller can put right, in one shape everywhere. */
export const refuse = (status: number, ...problems: Problem[]): Response => answer({ problems }, status);

export const notFound = (what: string, hint: string): Response =>
  refuse(404, { code: 'classroom/not-found', message: `There is no such ${what}.`, hint });

interface Asked {
  classroom: Classroom;
  /** Whose telemetry and progress it is about. */
  workspace: string;
  visitor: Visitor;
}

type Work = (asked: Asked) => Promise<Response>;

function asked(request: Request, judge: typeof hostProblem, work: Work): Promise<Response> {
  const classroom = theClassroom();
  const problem = judge(request.headers, classroom.settings.allowedHosts);
  if (problem) return Promise.resolve(refuse(403, problem));
  const admission = classroom.roster.admit(request.url, request.headers);
  if ('problem' in admission) return Promise.resolve(turnAway(admission));
  const { visitor } = admission;
  return work({ classroom, workspace: visitor.workspace, visitor }).catch(tooMuch);
}

/** The answer to a question that is too large for the store; what else is thrown is a fault of ours. */
function tooMuch(error: unknown): Response {
  if (error instanceof StoreExhausted) return refuse(503, error.problem);
  throw error;
}

/** The answer to who is not let in; a 401 says how one may be, https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1. */
function turnAway({ status, problem }: Extract<Admission, { problem: Problem }>): Response {
  const response = refuse(status, problem);
  if (status === 401) response.headers.set('www-authenticate', 'Bearer realm="Spanwalk"');
  if (status === 429) response.headers.set('retry-after', '60');
  return response;
}

/** A read: whoever asks gets their own workspace and no other. */
export const reading = (request: Request, work: Work): Promise<Response> => asked(request, hostProblem, work);

/** A change: only our own pages and local tools may ask for one. */
export const changing = (request: Request, work: Work): Promise<Response> => asked(request, strangerProblem, work);

const instructorOnly: Problem = {
  code: 'roster/instructor-only',
  message: 'Only the instructor may do this.',
  hint: 'Send the instructor’s token as “Authorization: Bearer …”; spanwalk roster finds it in the data folder.',
};

/** What only the instructor may ask for, from our own pages or a local tool. */
export const instructing = (request: Request, work: Work): Promise<Response> =>
  changing(request, (found) => {
    if (found.visitor.role === 'instructor') return work(found);
    return Promise.resolve(turnAway({ status: found.visitor.role === 'student' ? 403 : 401, problem: instructorOnly }));
  });

/** The request's body as text, or null as soon as it is larger than it may be. */
export async function textWithin(request: Request, mostBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The request's JSON body by a schema, or the answer that says what is wrong with it. */
export async function bodyOf<T>(
  request: Request,
  schema: z.ZodType<T>,
  mostBytes = MAX_BODY_BYTES,
): Promise<{ body: T } | { refusal: Response }> {
  const text = await textWithin(request, mostBytes);
  if (text === null) {
    const hint = `Send at most ${mostBytes / 1024} KiB.`;
    return { refusal: refuse(413, { code: 'classroom/too-large', message: 'The request is too large.', hint }) };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const hint = 'Send a JSON object with content-type application/json.';
    return { refusal: refuse(400, { code: 'classroom/not-json', message: 'The body is not JSON.', hint }) };
  }
  const parsed = schema.safeParse(json, { error: sayIssue });
  if (parsed.success) return { body: parsed.data };
  const problems = parsed.error.issues.map((issue): Problem => ({
    code: 'classroom/invalid',
    message: issue.message,
    hint: 'Correct this field and send the request again.',
    at: issue.path.filter((part) => typeof part !== 'symbol'),
  }));
  return { refusal: refuse(400, ...problems) };
}
