import { describe, expect, it } from 'vitest';
import { listKey, matching } from './combobox-choices.ts';

const choices = ['duration_ms', 'name', 'app.now', 'app.result_length'].map((value) => ({ value }));
const found = (typed: string): string[] => matching(choices, typed).map((choice) => choice.value);

describe('completion', () => {
  it('offers everything until something is typed', () => expect(found('')).toHaveLength(4));
  it('finds what contains the text, whatever the case', () =>
    expect(found('APP.')).toEqual(['app.now', 'app.result_length']));
  it('puts first what begins with it', () =>
    expect(found('n')).toEqual(['name', 'duration_ms', 'app.now', 'app.result_length']));
  it('stays short', () => {
    expect(
      matching(
        Array.from({ length: 500 }, (_, index) => ({ value: `c${index}` })),
        'c',
      ).length,
    ).toBeLessThan(100);
  });
});

describe('a key in the list of choices', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 2, 0],
    ['ArrowUp', -1, 2],
    ['ArrowUp', 0, 2],
    ['ArrowUp', 2, 1],
    ['Enter', 1, 'pick'],
    ['Escape', 1, 'close'],
    ['a', 1, null],
  ])('%s, from %i of three, leads to %s', (key, marked, leads) => expect(listKey(key, marked, 3)).toBe(leads));

  it('marks nothing where there is nothing', () => expect(listKey('ArrowDown', -1, 0)).toBe(-1));
});
