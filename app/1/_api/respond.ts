import { randomBytes } from 'node:crypto';
import { theClassroom, type Classroom } from '@/lib/classroom/classroom.ts';
import { hostProblem, strangerProblem } from '@/lib/classroom/guard.ts';
import { QueryDesk, type KeptResult } from '@/lib/classroom/query-desk/query-desk.ts';
import { TEAM_HEADER, unauthorisedProblem, unparseableProblem, type ApiProblem } from '@/lib/query/api/api-problem.ts';
import { encodeQuery } from '@/lib/query/url.ts';
import { answer, textWithin } from '@/app/classroom/_door/respond.ts';

const MAX_BODY_BYTES = 256 * 1024;

interface Asked {
  desk: QueryDesk;
  workspace: string;
}

// Next compiles each route on its own, so a module-level desk would be several.
const shelf = globalThis as typeof globalThis & { spanwalkQueryDesk?: QueryDesk };

const deskOf = ({ engine }: Classroom): QueryDesk =>
  (shelf.spanwalkQueryDesk ??= new QueryDesk({
    documents: engine,
    query: (workspace, plan) => engine.query(workspace, plan),
    mint: () => randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x'),
    onFault: (error) => process.stderr.write(`A script’s query failed: ${String(error)}\n`),
  }));

export const refuseApi = (problem: ApiProblem): Response => {
  const response = answer(problem, problem.status);
  response.headers.set('content-type', 'application/problem+json');
  return response;
};

/**
 * Lets a script in as any local tool is let in. With a roster it says who it is by a page key in the header that its
 * key has there, too; an ingest key opens nothing.
 */
export function scripted(request: Request, change: boolean, work: (asked: Asked) => Promise<Response>): Promise<Response> {
  const classroom = theClassroom();
  const judge = change ? strangerProblem : hostProblem;
  const stranger = judge(request.headers, classroom.settings.allowedHosts);
  if (stranger) return Promise.resolve(refuseApi({ ...unauthorisedProblem(stranger.message), status: 403 }));
  const admission = classroom.roster.admit(request.url, withBearer(request.headers, classroom.roster.isOpen));
  if ('problem' in admission) {
    const { status, problem } = admission;
    return Promise.resolve(refuseApi({ ...unauthorisedProblem(`${problem.message} ${problem.hint}`), status }));
  }
  return work({ desk: deskOf(classroom), workspace: admission.visitor.workspace });
} // prettier-ignore

function withBearer(headers: Headers, rosterIsOpen: boolean): Headers {
  const key = headers.get(TEAM_HEADER)?.trim();
  if (!rosterIsOpen || !key || headers.has('authorization')) return headers;
  const more = new Headers(headers);
  more.set('authorization', `Bearer ${key}`);
  return more;
}

/** The body as JSON, or the answer that says that it is none. */
export async function jsonOf(request: Request): Promise<{ json: unknown } | { refusal: Response }> {
  const text = await textWithin(request, MAX_BODY_BYTES);
  try {
    if (text !== null) return { json: JSON.parse(text) as unknown };
  } catch {
    // Said below, as what is too large is.
  }
  return { refusal: refuseApi(unparseableProblem) };
}

/** Where the same question is looked at on a page. Next knows itself by another name than who asks. */
function pageOf({ url, headers }: Request, { spec }: KeptResult): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${headers.get('host') ?? host}/explore?query=${encodeURIComponent(encodeQuery(spec))}`;
}

/** A result as it stands now. */
export const resultBody = (request: Request, result: KeptResult): unknown => {
  const { id, query, complete, data } = result;
  return {
    id,
    query_id: query.id,
    query: query.spec,
    complete,
    ...(data ? { data } : {}),
    // There is no graph_image_url: nothing here makes pictures of results.
    links: { query_url: pageOf(request, result) },
  };
};
