import { describe, expect, it } from 'vitest';
import { made } from '@/lib/guard/leaks.fixture.ts';
import { columnDoubt, filterDoubt } from './doubts.ts';
import type { Filter, QueryColumn } from './query-words.ts';

const column = (name: string, type: QueryColumn['type']): QueryColumn => ({ name, type, count: 1, samples: [] });
const columns = [
  column('http.status', 'integer'),
  column('app.ok', 'boolean'),
  column('name', 'string'),
  column('any', 'mixed'),
];

describe('a column that is doubted', () => {
  it('is one that nothing which arrived had, of whichever span of the trace', () => {
    expect(columnDoubt('nosuch.col', columns)?.message).toContain('Nothing that arrived has “nosuch.col”');
    expect(columnDoubt('root.nosuch.col', columns)).not.toBeNull();
  });

  it.each(['name', 'root.name', '', 'error', 'meta.annotation_type', 'x'.repeat(300), `by ${made.aws}`])(
    'is none that arrived, that spans may lack, or that no list would have: %s',
    (name) => expect(columnDoubt(name, columns)).toBeNull(),
  );

  it('is none as long as nobody knows what arrived', () => expect(columnDoubt('nosuch.col', [])).toBeNull());
});

const instead = (filter: Filter) => filterDoubt(filter, columns)?.instead;

describe('a filter that is doubted', () => {
  it('has a value of a type that its column never had, and offers that type', () => {
    const doubt = filterDoubt({ column: 'http.status', op: '=', value: '500' }, columns);
    expect(doubt?.message).toBe('The values that arrived are numbers, and this is text: the two never match.');
    expect(doubt?.instead).toEqual({
      filter: { column: 'http.status', op: '=', value: 500 },
      words: 'Compare with it as a number',
    });
    expect(instead({ column: 'name', op: 'in', value: ['a', 3] })?.filter.value).toEqual(['a', '3']);
    expect(instead({ column: 'app.ok', op: '!=', value: 'true' })?.filter.value).toBe(true);
  });

  it('offers nothing where the value is none of that type', () => {
    const doubt = filterDoubt({ column: 'http.status', op: '>', value: 'abc' }, columns);
    expect(doubt).not.toBeNull();
    expect(doubt?.instead).toBeUndefined();
  });

  it('compares text with what never was text', () => {
    expect(filterDoubt({ column: 'http.status', op: 'starts-with', value: '5' }, columns)?.message).toContain(
      'starts-with compares text',
    );
  });

  it.each<Filter>([
    { column: 'http.status', op: '=', value: 500 },
    { column: 'http.status', op: '=', value: '' },
    { column: 'http.status', op: 'exists' },
    { column: 'name', op: 'contains', value: '5' },
    { column: 'any', op: '=', value: '5' },
  ])('is not %j', (filter) => expect(filterDoubt(filter, columns)).toBeNull());
});
