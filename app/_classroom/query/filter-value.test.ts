import { describe, expect, it } from 'vitest';
import { partsOf, valueFrom, valueText, withColumn, withOp } from './filter-value.ts';
import type { QueryColumn } from './query-words.ts';
import { valueOffer } from './value-choices.ts';

const column = (type: QueryColumn['type'], ...samples: string[]): QueryColumn => ({
  name: 'a',
  type,
  count: 1,
  samples,
});
const calculated: QueryColumn = { ...column('mixed'), calculated: true };

describe('a filter’s value', () => {
  it.each([
    ['600', '=', 'integer', 600],
    ['1.5', '>', 'float', 1.5],
    ['600', '=', 'string', '600'],
    ['true', '=', 'boolean', true],
    ['abc', '=', 'integer', 'abc'],
    ['', '=', 'integer', ''],
    ['60', 'contains', 'integer', '60'],
    ['a, b,', 'in', 'string', ['a', 'b']],
    ['"a, b", c', 'in', 'string', ['a, b', 'c']],
    ['1, 2', 'not-in', 'integer', [1, 2]],
    ['x', 'exists', 'string', undefined],
    ['600', '=', 'mixed', 600],
    ['"600"', '=', 'mixed', '600'],
    ['"600"', '=', 'string', '"600"'],
    ['600, "600"', 'in', 'mixed', [600, '600']],
  ] as const)('typed as %j after %s in a column of type %s is %j', (text, op, type, value) =>
    expect(valueFrom(text, op, column(type))).toEqual(value),
  );

  it('says by itself whether it is a number, where a field is calculated', () => {
    expect(valueFrom('3', '>', calculated)).toBe(3);
    expect(valueText('3', calculated)).toBe('"3"');
    expect(valueText(3, calculated)).toBe('3');
  });

  it('is read anew when the operator changes, and when the column does', () => {
    const filter = { column: 'name', op: '=', value: 'a, b' } as const;
    expect(withOp(filter, 'in', column('string'))).toEqual({ column: 'name', op: 'in', value: ['a', 'b'] });
    expect(withOp(filter, 'exists', column('string'))).toEqual({ column: 'name', op: 'exists' });
    const number = { column: '', op: '=', value: '600' } as const;
    expect(withColumn(number, 'status', undefined, column('integer'))).toEqual({
      column: 'status',
      op: '=',
      value: 600,
    });
    expect(withColumn({ column: '', op: 'exists' }, 'a', undefined, undefined)).toEqual({ column: 'a', op: 'exists' });
  });

  it.each([
    [['a', 'b'], 'a, b'],
    [['a, b', ' c', ''], '"a, b", " c", ""'],
    [['say "x"'], '"say \\"x\\""'],
  ])('of a list is written so that it comes back: %j', (list, text) => {
    expect(valueText(list)).toBe(text);
    expect(valueFrom(text, 'in', column('string'))).toEqual(list);
  });

  it('takes a list as far as it is written', () => expect(partsOf(' a ,, "b')).toEqual(['a', '"b']));
});

describe('completion of a value', () => {
  const seen = [
    { value: 'home', count: 1200 },
    { value: 'a, b', count: 3 },
  ];

  it('offers what was seen lately with how often, then what was seen ever', () => {
    expect(valueOffer('=', column('string', 'home', 'old'), seen)('', '')).toEqual([
      { value: 'home', label: 'home', note: '1,200 ×' },
      { value: 'a, b', label: 'a, b', note: '3 ×' },
      { value: 'old', label: 'old', note: '' },
    ]);
  });

  it('offers true and false where there is nothing else', () => {
    expect(valueOffer('=', column('boolean'), [])('', '').map(({ value }) => value)).toEqual(['true', 'false']);
  });

  it('adds each value of a list to those that stand there, and offers none of them twice', () => {
    const offer = valueOffer('in', column('string', 'old'), seen);
    expect(offer('', 'home').map(({ value }) => value)).toEqual(['home, "a, b"', 'home, old']);
    expect(offer('home, o', 'home, o')).toEqual([{ value: 'home, old', label: 'old', note: '' }]);
  });

  it('puts into quotes what would be taken for a number', () => {
    const mixed = valueOffer('=', column('mixed'), [{ value: '3', count: 1 }, { value: 3, count: 1 }]); // prettier-ignore
    expect(mixed('', '').map(({ value }) => value)).toEqual(['"3"', '3']);
    const numbers = valueOffer('in', column('integer', '7'), [{ value: 3, count: 1 }]);
    expect(numbers('', '').map(({ value }) => value)).toEqual(['3', '7']);
  });
});
