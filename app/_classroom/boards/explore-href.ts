import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { addressOf } from '../explore/address.ts';
import { searchWith, type ResultView } from '../query/result-view.ts';

/** Where Explore asks a panel's question. */
export const exploreHref = (spec: QuerySpecInput, saved: SavedQuery | null = null): string =>
  addressOf(spec, saved) ?? '/explore';

/** Where Explore looks at a panel's answer in another way. */
export function viewHref(spec: QuerySpecInput, view: ResultView): string {
  const [path = '', search = ''] = exploreHref(spec).split('?');
  return `${path}${searchWith(search, view)}`;
}
