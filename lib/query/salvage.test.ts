import { describe, expect, it } from 'vitest';
import { salvageQuery } from './salvage.ts';

describe('a query that cannot be asked', () => {
  it('keeps all but the term with the mistake, and says what that was', () => {
    const filters = [{ column: 'name', op: '=', value: 'a' }, { column: 7, op: 'exists' }, { column: 'b', op: '~' }];
    const salvaged = salvageQuery({ filters, breakdowns: ['name'], limit: '5', time_range: 60, colour: 'red' });
    expect(salvaged?.spec).toEqual({ filters: [filters[0]], breakdowns: ['name'], time_range: 60 });
    expect(salvaged?.lost.map(({ at }) => at?.join('.'))).toEqual(['filters.1.column', 'filters.2.op', 'limit', 'colour']);
  }); // prettier-ignore

  it.each([
    [{ limit: 5000 }],
    [{ breakdowns: ['x'.repeat(100_000), 'name'] }],
    [{ filters: [{ column: 'x'.repeat(100_000), op: 'exists' as const }] }],
  ])('keeps what is too large or too long, and could have been typed', (spec) =>
    expect(salvageQuery(spec)).toEqual({ spec, lost: [] }),
  );

  it('keeps what is well-formed and means nothing, for its place to tell', () => {
    const spec = { orders: [{ op: 'MAX', column: 'a' }], breakdowns: ['COUNT'] };
    expect(salvageQuery(spec)).toEqual({ spec, lost: [] });
  });

  it('with an empty list of formulas is whole', () => {
    expect(salvageQuery({ formulas: [], limit: 5 })).toEqual({ spec: { limit: 5 }, lost: [] });
  });

  it.each([[null], ['COUNT'], [[]], [{ colour: 1 }], [{ calculations: 'COUNT' }]])('of which nothing is left is none: %j', (input) =>
    expect(salvageQuery(input)).toBeNull(),
  ); // prettier-ignore
});
