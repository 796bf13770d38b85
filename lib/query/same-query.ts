import type { QuerySpecInput } from './spec.ts';

type Order = NonNullable<QuerySpecInput['orders']>[number];

const withDirection = (order: Order): Order => ({ ...order, order: order.order ?? 'ascending' });

/** Keys in one order, and nothing that is not said; so that equal queries are equal text. */
const sorted = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
}; // prettier-ignore

/** A query with its defaults said aloud, as text. Needs no schema, so that any page can afford it. */
function spelledOut(spec: QuerySpecInput): string {
  const calculations = spec.calculations?.length ? spec.calculations : [{ op: 'COUNT' as const }];
  const filters = spec.filters ?? [];
  return JSON.stringify(
    {
      breakdowns: [],
      havings: [],
      calculated_fields: [],
      limit: 100,
      usage_mode: false,
      ...spec,
      calculations,
      filters,
      // Between fewer than two filters nothing is combined.
      filter_combination: filters.length > 1 ? (spec.filter_combination ?? 'AND') : 'AND',
      orders: spec.orders?.map(withDirection) ?? [],
    },
    sorted,
  );
}

/** Whether two queries ask the same: what one leaves out counts as its default. */
export const sameQuery = (one: QuerySpecInput, other: QuerySpecInput): boolean => spelledOut(one) === spelledOut(other);
