import type { Problem } from '@/lib/telemetry/problem.ts';
import { goToSignIn } from '../session/whose-page.ts';

/** What the classroom's own endpoints answer: the wished body, or problems the reader can put right. */
export type Answer<T> = { ok: true; body: T } | { ok: false; status: number; problems: Problem[] };

const unreachable: Problem = {
  code: 'classroom/unreachable',
  message: 'The classroom did not answer.',
  hint: 'See whether it still runs in its terminal, then try again.',
};

/** Asks one of the classroom's own endpoints. Never rejects: a network that is down is a problem like any other. */
export function ask<T>(path: string, method = 'GET', body?: unknown): Promise<Answer<T>> {
  const init: RequestInit = { method, cache: 'no-store' };
  if (body !== undefined)
    Object.assign(init, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return answerTo(path, init, (response) => response.json() as Promise<T>);
}

/** The same, of an endpoint that answers with bytes and forbids to keep them; what the page began to load beforehand is taken. */
export const askBytes = (path: string): Promise<Answer<Uint8Array>> =>
  answerTo(path, {}, async (response) => new Uint8Array(await response.arrayBuffer()));

/** What an answer says is wrong. One that says nothing is still an answer: the classroom runs, and failed at this. */
async function problemsOf(response: Response): Promise<Problem[]> {
  const body = (await response.json().catch(() => null)) as { problems?: Problem[] } | null;
  return body?.problems ?? [{
    code: 'classroom/failed',
    message: `The classroom answered, but failed at this (HTTP ${response.status}).`,
    hint: 'Its terminal says why. Ask for less, such as a shorter time, or try again.',
  }];
} // prettier-ignore

async function answerTo<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, body: await read(response) };
    const problems = await problemsOf(response);
    // The session has ended since the page was opened: by its key's renewal, or in another tab.
    if (problems.some(({ code }) => code === 'roster/sign-in')) goToSignIn();
    return { ok: false, status: response.status, problems };
  } catch {
    return { ok: false, status: 0, problems: [unreachable] };
  }
}
