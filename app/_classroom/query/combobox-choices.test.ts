import { describe, expect, it } from 'vitest';
import { listKey } from './combobox-choices.ts';

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
