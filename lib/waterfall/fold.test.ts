import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { foldDepth, foldName, foldSubtree, foldToLevels } from './fold.ts';
import type { Folds } from './fold.ts';
import { walk } from './outline.ts';
import { shownFor, visibleRows } from './rows.ts';
import { growTree } from './tree.ts';
import type { Branch } from './tree.ts';

const tree = growTree(
  sketch(`
    click @frontend 0..100
      GET /a 10..50
        handler 20..40
          query one 25..30
      GET /b 50..90
        handler 60..80
          query two 65..70
        handler @other 81..85
          query three 82..84
  `),
);
const none: Folds = new Set();
const seen = (folds: Folds): string[] => visibleRows(tree, folds).map(({ branch }) => branch.span.name);
const nth = (name: string, index = 0): Branch =>
  walk(tree.roots).filter(({ span }) => span.name === name)[index] as Branch;

describe('folding', () => {
  it.each([
    [1, ['click']],
    [2, ['click', 'GET /a', 'GET /b']],
    [3, ['click', 'GET /a', 'handler', 'GET /b', 'handler', 'handler']],
  ])('shows %i levels', (levels, names) => expect(seen(foldToLevels(tree, levels))).toEqual(names));

  it('opens one level more of what was folded to a level', () => {
    const folds = new Set(foldToLevels(tree, 1));
    folds.delete([...folds][0] ?? '');
    expect(seen(folds)).toEqual(['click', 'GET /a', 'GET /b']);
  });

  it('folds everything of one depth, and opens it again', () => {
    const folded = foldDepth(tree, none, nth('handler'));
    expect(seen(folded)).toEqual(seen(foldToLevels(tree, 3)));
    expect(seen(foldDepth(tree, folded, nth('handler')))).toEqual(seen(none));
  });

  it('folds every span of one name and service, wherever it is, and leaves another service’s alone', () => {
    const folded = foldName(tree, none, nth('handler'));
    expect(seen(folded)).toEqual(['click', 'GET /a', 'handler', 'GET /b', 'handler', 'handler', 'query three']);
    expect(seen(foldName(tree, folded, nth('handler', 1)))).toEqual(seen(none));
  });

  it('folds the rest of a name where some are folded already', () => {
    const some = foldSubtree(none, nth('handler'), true);
    expect(foldName(tree, some, nth('handler'))).toEqual(foldName(tree, none, nth('handler')));
  });

  it('folds a subtree at every level, and nothing beside it', () => {
    const folded = foldSubtree(none, nth('GET /b'), true);
    expect(seen(folded)).toEqual(['click', 'GET /a', 'handler', 'query one', 'GET /b']);
    expect(folded.size).toBe(3);
    expect(foldSubtree(folded, nth('GET /b'), false).size).toBe(0);
  });

  it('leaves, for a span that is folded away, the one above it that is in sight', () => {
    const folds = foldToLevels(tree, 2);
    expect([nth('query two'), nth('GET /b'), nth('click')].map((branch) => shownFor(branch, folds).span.name)).toEqual([
      'GET /b', 'GET /b', 'click',
    ]); // prettier-ignore
  });

  it('draws nothing anew where nothing is opened', () => expect(foldSubtree(none, nth('GET /a'), false)).toBe(none));
});
