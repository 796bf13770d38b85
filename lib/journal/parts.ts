import { createHash } from 'node:crypto';
import type { JsonValue } from '../telemetry/json.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Journal } from './journal.ts';

/** A SHA-256 digest of each part of a journal, by the part’s name. Whatever is changed is then known by name. */
export type Digests = Record<string, string>;

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value as JsonValue))
    .digest('hex');

/**
 * A journal’s parts: each step, trace and saved query, and `about`, which is everything else and says which parts there
 * are, in order. A part that stands twice is numbered, so that none hides behind another.
 */
export function digestsOf({ steps, traces, savedQueries, ...about }: Journal): Digests {
  const digests = new Map<string, string>();
  const order: string[] = [];
  const add = (name: string, value: unknown): void => {
    const unused = digests.has(name) ? `${name} (${order.length + 1})` : name;
    digests.set(unused, digestOf(value));
    order.push(unused);
  };
  for (const step of steps) add(`step ${step.id}`, step);
  for (const trace of traces) add(`trace ${trace.traceId}`, trace);
  for (const query of savedQueries) add(`saved query ${query.id}`, query);
  return Object.fromEntries([['about', digestOf({ ...about, order })], ...digests]);
}

/** What became of a part since the digests were made. */
export interface Change {
  part: string;
  change: 'changed' | 'removed' | 'added';
}

/** Where two sets of digests differ. */
export function changesBetween(signed: Digests, found: Digests): Change[] {
  const changes: Change[] = [];
  for (const [part, digest] of Object.entries(signed)) {
    if (!Object.hasOwn(found, part)) changes.push({ part, change: 'removed' });
    else if (found[part] !== digest) changes.push({ part, change: 'changed' });
  }
  for (const part of Object.keys(found)) {
    if (!Object.hasOwn(signed, part)) changes.push({ part, change: 'added' });
  }
  return changes;
}
