import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { orderChoices, orderText } from './query-words.ts';

/**
 * The spec without what the builder shows but nobody has filled in yet: a WHERE row without a column, an ORDER BY term
 * that names nothing the query has any more.
 */
export function runnable(spec: QuerySpecInput): QuerySpecInput {
  const choices = new Set(orderChoices(spec));
  const filters = spec.filters?.filter((filter) => filter.column.trim() !== '');
  const orders = spec.orders?.filter((order) => choices.has(orderText(order)));
  return { ...spec, ...(filters === undefined ? {} : { filters }), ...(orders === undefined ? {} : { orders }) };
}
