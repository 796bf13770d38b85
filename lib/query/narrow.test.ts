import { describe, expect, it } from 'vitest';
import { canBeFiltered, filteredTo, zoomedTo } from './narrow.ts';
import { parseQuery } from './parse.ts';

const filters = [{ column: 'name', op: '=' as const, value: 'GET' }];
const spec = {
  calculations: [{ op: 'HEATMAP' as const, column: 'duration_ms' }],
  filters,
  time_range: 600,
  granularity: 60,
};
const region = { column: 'duration_ms', low: 10, high: 20, from: 1_000_400, to: 1_000_900 };

describe('a narrower question', () => {
  it('is about whole seconds, one at least, and leaves its old time and its old width', () => {
    const zoomed = zoomedTo(spec, 1_000_400, 1_000_900);
    expect(zoomed).toEqual({ calculations: spec.calculations, filters, start_time: 1000, end_time: 1001 });
    expect(parseQuery(zoomed)).toHaveProperty('ok');
    expect(zoomedTo(spec, 2_000, 2_000)).toMatchObject({ start_time: 2, end_time: 3 });
  });

  it('has a region’s values beside its own conditions', () => {
    const filtered = filteredTo(spec, region);
    expect(filtered.filters).toEqual([...filters, { column: 'duration_ms', op: '>=', value: 10 }, { column: 'duration_ms', op: '<', value: 20 }]);
    expect(parseQuery(filtered)).toHaveProperty('ok');
  });

  it('asks for both where one condition stood there with an OR, and cannot be had beside several', () => {
    expect(filteredTo({ ...spec, filter_combination: 'OR' }, region)).not.toHaveProperty('filter_combination');
    expect(canBeFiltered({ filters, filter_combination: 'OR' })).toBe(true);
    expect(canBeFiltered({ filters: [...filters, ...filters], filter_combination: 'OR' })).toBe(false);
    expect(canBeFiltered({})).toBe(true);
  });
}); // prettier-ignore
