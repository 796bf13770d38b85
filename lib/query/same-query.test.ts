import { describe, expect, it } from 'vitest';
import { sameQuery } from './same-query.ts';
import { querySpecSchema, type QuerySpecInput } from './spec.ts';

describe('the same question', () => {
  it.each<QuerySpecInput>([
    {},
    { time_range: 600, breakdowns: ['name'] },
    { orders: [{ op: 'COUNT' }], filters: [{ column: 'name', op: 'exists' }] },
  ])('is asked with defaults left out and said aloud: %j', (spec) => {
    expect(sameQuery(spec, querySpecSchema.parse(spec))).toBe(true);
  });

  it.each<[QuerySpecInput, QuerySpecInput]>([
    [{ calculations: [{ op: 'COUNT' }] }, { calculations: [{ column: null, op: 'COUNT' }] }],
    [{ calculations: [] }, {}],
    [{ filter_combination: 'OR' }, {}],
  ])('is asked by %j and %j', (one, other) => expect(sameQuery(one, other)).toBe(true));

  it.each<[QuerySpecInput, QuerySpecInput]>([
    [{ time_range: 600 }, { time_range: 601 }],
    [{ breakdowns: ['a', 'b'] }, { breakdowns: ['b', 'a'] }],
    [{ filters: [{ column: 'a', op: '=', value: 1 }] }, { filters: [{ column: 'a', op: '=', value: '1' }] }],
    [{ usage_mode: true }, {}],
    [{ orders: [{ op: 'COUNT', order: 'descending' }] }, { orders: [{ op: 'COUNT' }] }],
  ])('is not asked by %j and %j', (one, other) => expect(sameQuery(one, other)).toBe(false));
});
