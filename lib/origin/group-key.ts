import type { ResultData } from '../query/result.ts';

/** One half of a 64-bit hash: enough to tell a thousand rows of one table apart. */
function half(text: string, seed: number): string {
  let hash = seed >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}

/**
 * A name for one group of a result, for an address: a hash of its values, since these may be long, and secret. Empty
 * where a query has no breakdowns.
 */
export function groupKey(breakdowns: readonly string[], data: ResultData): string {
  if (breakdowns.length === 0) return '';
  const values = JSON.stringify(breakdowns.map((column) => data[column] ?? null));
  return half(values, 0x811c_9dc5) + half(values, 0x9747_b28c);
}
