import { expect, it } from 'vitest';
import { openingRows, type Descent } from './opening-rows.ts';

const none = new Set<string>();
const trace: Descent[] = [
  ['root', null],
  ['b', 'root'],
  ['a', 'root'],
  ['b1', 'b'],
  ['a1', 'a'],
];

it('each row is followed by what hangs from it, siblings in the order given', () => {
  expect(openingRows(trace, none, 10)).toMatchObject({
    first: ['root', 'b', 'b1', 'a', 'a1'],
    children: [2, 1, 0, 1, 0],
    roots: 1,
  });
});

it('of a row at the end its children are counted, though they are not among the first rows', () => {
  expect(openingRows(trace, none, 2)).toMatchObject({ first: ['root', 'b'], children: [2, 1], roots: 1 });
});

it('a parent that was never meant to arrive is no missing one', () => {
  const spans: Descent[] = [
    ['a', 'made-up'],
    ['b', null],
  ];
  expect(openingRows(spans, new Set(['made-up']), 10)?.first).toEqual(['a', 'b']);
  expect(openingRows(spans, none, 10)).toBeNull();
});

it('where spans are each other’s ancestors, or one stands there twice, nothing is said of the rows', () => {
  const knot: Descent[] = [
    ['x', 'y'],
    ['y', 'x'],
  ];
  expect(openingRows([...trace, ...knot], none, 10)).toBeNull();
  expect(openingRows([...trace, ['a', 'b']], none, 10)).toBeNull();
});
