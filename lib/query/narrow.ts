import { clausesOf, type Region } from './region.ts';
import type { QuerySpecInput } from './spec.ts';

/** The same question about a part of its time, in Unix milliseconds. Honeycomb's times are whole seconds: it is widened to them. */
export function zoomedTo(spec: QuerySpecInput, from: number, to: number): QuerySpecInput {
  // A width that suits hours would make one bucket of a minute, so it is chosen anew.
  const { time_range: _range, granularity: _granularity, ...rest } = spec;
  const start_time = Math.floor(from / 1000);
  return { ...rest, start_time, end_time: Math.max(start_time + 1, Math.ceil(to / 1000)) };
}

/** Whether conditions can be added: beside an OR of several, one more would let in more instead of less. */
export const canBeFiltered = ({ filters = [], filter_combination }: QuerySpecInput): boolean =>
  filter_combination !== 'OR' || filters.length < 2;

/** The same question about a region's rows alone, their time included. Ask {@link canBeFiltered} first. */
export function filteredTo(spec: QuerySpecInput, region: Region): QuerySpecInput {
  const { filters } = clausesOf(region);
  const { filter_combination: _combination, ...zoomed } = zoomedTo(spec, region.from, region.to);
  return { ...zoomed, filters: [...(spec.filters ?? []), ...filters] };
}
