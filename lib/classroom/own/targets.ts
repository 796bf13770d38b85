import { requestsElsewhere, type Stimulus } from '../../checker/stimulus.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { CallWish } from '../run-schema.ts';
import { readTarget, type CallPolicy, type Target } from './target.ts';

/** Where the requests of a step go. */
export interface Targets {
  /** As it was typed. */
  first: Target;
  /** Those of other requests, by the id of their stimulus. */
  others: ReadonlyMap<string, Target>;
}

/**
 * Reads the addresses of a call. A request that the step sends to another route than its first goes to that route of the
 * same service, unless an address was named for it.
 */
export function readTargets(
  { url, urls = {} }: Pick<CallWish['call'], 'url' | 'urls'>,
  stimuli: readonly Stimulus[],
  policy: CallPolicy,
): { ok: Targets } | { problem: Problem } {
  const first = readTarget(url, policy);
  if ('problem' in first) return first;
  const stranger = Object.keys(urls).find((id) => stimuli.every((stimulus) => stimulus.id !== id));
  if (stranger !== undefined) return { problem: noSuchRequest(stranger, stimuli) };
  const routes = requestsElsewhere(stimuli).map(({ id, path }) => [id, new URL(path, first.ok.url).href] as const);
  const typed = Object.entries(urls).filter(([, text]) => text.trim() !== '');
  const others = new Map<string, Target>();
  for (const [id, text] of [...routes, ...typed]) {
    const target = readTarget(text, policy);
    if ('problem' in target) return { problem: { ...target.problem, at: ['call', 'urls', id] } };
    others.set(id, target.ok);
  }
  return { ok: { first: first.ok, others } };
}

const noSuchRequest = (id: string, stimuli: readonly Stimulus[]): Problem => ({
  code: 'own/request',
  message: `This step sends no request “${id}”.`,
  hint: `Its requests are ${stimuli.map((stimulus) => stimulus.id).join(', ')}.`,
  at: ['call', 'urls', id],
});
