import type { SavedQuery } from '../query/saved-query.ts';
import type { QuerySpecInput } from '../query/spec.ts';
import type { Asks, Question } from './board.ts';

/** Where a panel's question comes from: itself, a saved query, or a copy of one that is gone. */
export type Origin = { is: 'own' } | { is: 'saved'; query: SavedQuery } | { is: 'copy'; name: string };

/** What a panel asks now. Null where its saved query is gone and left no copy. */
export function questionOf(asks: Asks, queries: readonly SavedQuery[]): (Question & { origin: Origin }) | null {
  if (asks.from === 'panel') return { spec: asks.spec, dataset: asks.dataset, origin: { is: 'own' } };
  const query = queries.find(({ id }) => id === asks.queryId);
  if (query !== undefined) return { spec: query.spec, dataset: query.dataset, origin: { is: 'saved', query } };
  if (asks.copy === null) return null;
  const { name, spec, dataset } = asks.copy;
  return { spec, dataset, origin: { is: 'copy', name } };
}

/**
 * The same question about the last so many seconds. The buckets' width goes with the time it was chosen for; a
 * comparison with a time that the new range would reach into goes as well.
 */
export function overLast(spec: QuerySpecInput, seconds: number): QuerySpecInput {
  const {
    start_time: _start,
    end_time: _end,
    granularity: _granularity,
    compare_time_offset_seconds: offset,
    ...rest
  } = spec;
  const compare = offset !== undefined && offset >= seconds ? { compare_time_offset_seconds: offset } : {};
  return { ...rest, ...compare, time_range: seconds };
}
