import { parseQuery } from '@/lib/query/parse.ts';
import { sameQuery } from '@/lib/query/same-query.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { encodeQuery } from '@/lib/query/url.ts';

/** Where a saved query is looked at. The link stays the same whatever is changed about it. */
export const savedHref = ({ id }: SavedQuery): string => `/explore?saved=${encodeURIComponent(id)}`;

/**
 * The address of a question: the query itself, beside the saved one that it began as; the saved one's alone where it
 * asks nothing else. Null where the query is none.
 */
export function addressOf(spec: QuerySpecInput, open: SavedQuery | null): string | null {
  const parsed = parseQuery(spec);
  if (!('ok' in parsed)) return null;
  if (open !== null && sameQuery(parsed.ok, open.spec)) return savedHref(open);
  const query = `query=${encodeURIComponent(encodeQuery(parsed.ok))}`;
  return open === null ? `/explore?${query}` : `${savedHref(open)}&${query}`;
}
