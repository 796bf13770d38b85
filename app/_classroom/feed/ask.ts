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
export async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<Answer<T>> {
  try {
    const init: RequestInit = { method, cache: 'no-store' };
    if (body !== undefined)
      Object.assign(init, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const response = await fetch(path, init);
    const json = (await response.json()) as T & { problems?: Problem[] };
    if (response.ok) return { ok: true, body: json };
    // The session has ended since the page was opened: by its key's renewal, or in another tab.
    if (json.problems?.some(({ code }) => code === 'roster/sign-in')) goToSignIn();
    return { ok: false, status: response.status, problems: json.problems ?? [unreachable] };
  } catch {
    return { ok: false, status: 0, problems: [unreachable] };
  }
}
