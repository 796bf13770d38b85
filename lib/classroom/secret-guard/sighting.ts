import { createHash } from 'node:crypto';
import type { SecretFinding } from '../../guard/finding.ts';

/** What a batch showed of one finding, and in which of its items. */
export interface Sighting extends Omit<SecretFinding, 'count' | 'first' | 'last' | 'dismissed'> {
  /** The number of each item that it stands in, with when that was received; in order. */
  items: { seq: number; at: number }[];
}

/** A finding as it is stored: with the number of the last item that was counted, so that none is counted twice. */
export interface StoredFinding extends SecretFinding {
  countedUpTo: number;
}

type Identity = Pick<SecretFinding, 'detector' | 'signal' | 'service' | 'where' | 'key'>;

/** The same leak has the same name in every batch and after every restart. */
export const idOf = ({ detector, signal, service, where, key }: Identity): string =>
  createHash('sha256')
    .update(JSON.stringify([detector, signal, service, where, key]))
    .digest('hex')
    .slice(0, 20);

/** A finding with what was seen since. Undefined where all of it was counted before: a batch may be looked at twice. */
export function merged(known: StoredFinding | undefined, sighting: Sighting): StoredFinding | undefined {
  const { items, ...told } = sighting;
  const fresh = items.filter(({ seq }) => seq > (known?.countedUpTo ?? 0));
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    // The newest example: older ones are pruned first.
    ...told,
    count: (known?.count ?? 0) + fresh.length,
    first: known?.first ?? first.at,
    last: last.at,
    dismissed: known?.dismissed ?? false,
    countedUpTo: last.seq,
  };
}
