import { expect, it } from 'vitest';
import { hang, inOrder, openingRows, type Descent } from './opening-rows.ts';

const none = new Set<string>();
const trace: Descent[] = [
  ['root', null],
  ['b', 'root'],
  ['a', 'root'],
  ['b1', 'b'],
  ['a1', 'a'],
];
const torn: Descent[] = [...trace, ['x', 'lost'], ['y', 'lost'], ['x1', 'x']];

/** The first rows, each with how many hang from it. */
function rowsOf(spans: Descent[], most: number, tops?: string[]): string[] | null {
  const hanging = hang(spans, none);
  const opening = hanging && openingRows(hanging, tops ?? hanging.roots, most);
  return opening && opening.first.map((id) => `${id} ${opening.childrenOf(id)}`);
}

const top = (spanId: string, start: bigint, end: bigint, name = spanId) => ({ spanId, start, end, name });

it('each row is followed by what hangs from it, siblings in the order given', () => {
  expect(rowsOf(trace, 10)).toEqual(['root 2', 'b 1', 'b1 0', 'a 1', 'a1 0']);
});

it('of a row at the end its children are counted, though they are not among the first rows', () => {
  expect(rowsOf(trace, 2)).toEqual(['root 2', 'b 1']);
});

it('a parent that was never meant to arrive is no missing one', () => {
  const spans: Descent[] = [
    ['a', 'made-up'],
    ['b', null],
  ];
  expect(hang(spans, new Set(['made-up']))).toMatchObject({ roots: ['a', 'b'], orphans: new Map() });
  expect(hang(spans, none)).toMatchObject({ roots: ['b'], orphans: new Map([['made-up', ['a']]]) });
});

it('a missing parent has a row above those that name it, and none where these are not among the first', () => {
  expect(rowsOf(torn, 3, ['lost', 'root'])).toEqual(['lost 2', 'x 1', 'x1 0']);
  expect(rowsOf(torn, 6, ['root', 'lost'])).toEqual(['root 2', 'b 1', 'b1 0', 'a 1', 'a1 0']);
});

it('what hangs from nothing stands by its start, the longer first, then by name', () => {
  expect(inOrder([top('late', 2n, 3n), top('short', 1n, 2n), top('long', 1n, 9n), top('b', 2n, 3n, 'a')])).toEqual([
    'long', 'short', 'b', 'late',
  ]); // prettier-ignore
});

it('where spans are each other’s ancestors, or one stands there twice, nothing is said of the rows', () => {
  const knot: Descent[] = [
    ['x', 'y'],
    ['y', 'x'],
  ];
  expect(rowsOf([...trace, ...knot], 10)).toBeNull();
  expect(hang([...trace, ['a', 'b']], none)).toBeNull();
});
