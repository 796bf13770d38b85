import { describe, expect, it } from 'vitest';
import { made } from '../guard/leaks.fixture.ts';
import type { ResultData } from '../query/result.ts';
import { shownValues, valuesPlan } from './shown-values.ts';

const rows = (column: string, ...values: ResultData[string][]) => ({
  results: values.map((value, index) => ({ data: { [column]: value, COUNT: 10 - index } })),
});

describe('the values that a page offers for a column', () => {
  it('keep their type, and say in how many rows they are', () => {
    expect(shownValues('app.count', rows('app.count', 3, '3', true))).toEqual([
      { value: 3, count: 10 },
      { value: '3', count: 9 },
      { value: true, count: 8 },
    ]);
  });

  it('are none of anybody’s secrets', () => {
    const column = 'app.note';
    expect(shownValues(column, rows(column, made.aws, 'someone@example.org', 'fine'))).toEqual([
      { value: 'fine', count: 8 },
    ]);
    const named = 'http.request.header.authorization';
    expect(shownValues(named, rows(named, 'anything'))).toEqual([]);
  });

  it('leave out what nobody chooses from a list: nothing, empty text, and very long ones', () => {
    expect(shownValues('a', rows('a', null, '', 'x'.repeat(201)))).toEqual([]);
  });

  it('are few', () => {
    const many = rows('a', ...Array.from({ length: 60 }, (_, index) => `v${index}`));
    expect(shownValues('a', many)).toHaveLength(30);
  });

  it('are asked of the last day, as they were sent', () => {
    const plan = valuesPlan('name', 1_000_000_000);
    expect(plan).toMatchObject({ from: 1_000_000_000 - 86_400_000, to: 1_000_000_000, series: false, limit: 60 });
    expect(plan.spec).toMatchObject({ usage_mode: true, filters: [{ column: 'name', op: 'exists' }] });
  });
});
