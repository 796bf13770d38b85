import { describe, expect, it } from 'vitest';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { tableColumns } from './result-columns.ts';
import { otherKey, otherModeOf, withOtherMode } from './weight-modes.ts';

const spec: QuerySpecInput = {
  calculations: [
    { op: 'COUNT' },
    { op: 'P90', column: 'duration_ms' },
    { op: 'MAX', column: 'duration_ms' },
    { op: 'HEATMAP', column: 'duration_ms' },
  ],
  breakdowns: ['name'],
  orders: [{ op: 'COUNT', order: 'descending' }],
  havings: [{ calculate_op: 'COUNT', op: '>', value: 5 }],
  limit: 2,
};
const sampled: QueryResult = {
  buckets: [],
  results: [
    { data: { name: 'a', COUNT: 90, 'P90(duration_ms)': 4 }, counts: { sent: 9, standFor: 90 } },
    { data: { name: 'b', COUNT: 8, 'P90(duration_ms)': 2 }, counts: { sent: 8, standFor: 8 } },
  ],
  series: [],
  heatmaps: [],
  matched: 17,
  standFor: 98,
  truncated: false,
  elapsedMs: 1,
};

const heads = (both: boolean, usage_mode = false) =>
  tableColumns(sampled, { ...spec, usage_mode }, both).map(({ head }) => head);

describe('values weighted and as sent, side by side', () => {
  it('are asked for where rows stand for more than themselves, and where anything weighs', () => {
    expect(otherModeOf(spec, { ...sampled, standFor: 17 })).toBeNull();
    expect(otherModeOf({ calculations: [{ op: 'MAX', column: 'n' }] }, sampled)).toBeNull();
    expect(otherModeOf(spec, sampled)).toEqual({
      calculations: spec.calculations?.slice(0, 3),
      breakdowns: ['name'],
      orders: spec.orders,
      limit: 1000,
      usage_mode: true,
    });
    expect(otherModeOf({ ...spec, usage_mode: true }, sampled)).toMatchObject({ usage_mode: false });
  });

  it('stand in the rows of the answer, in whichever order the other count has them', () => {
    const others = [
      { data: { name: 'b', COUNT: 8, 'P90(duration_ms)': 2 } },
      { data: { name: 'a', COUNT: 9, 'P90(duration_ms)': 3 } },
    ];
    const rows = withOtherMode(sampled.results, others, spec);
    expect(
      rows.map(({ data }) => [data['COUNT'], data[otherKey('COUNT')], data[otherKey('P90(duration_ms)')]]),
    ).toEqual([
      [90, 9, 3],
      [8, 8, 2],
    ]);
    expect(withOtherMode(sampled.results, [], spec)[0]?.data[otherKey('COUNT')]).toBeNull();
  });

  it('have a column beside each value that weighs, and a MAX has none', () => {
    expect(heads(true)).toEqual(['name', 'COUNT', 'as sent', 'P90(duration_ms)', 'as sent', 'MAX(duration_ms)']);
    expect(heads(true, true)[2]).toBe('weighted');
    expect(heads(false)).toEqual(['name', 'COUNT', 'P90(duration_ms)', 'MAX(duration_ms)', 'sent']);
  });
});
