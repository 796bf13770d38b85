import { walk } from './outline.ts';
import { branchKey } from './tree.ts';
import type { Branch, Tree } from './tree.ts';

/** What is folded away: the keys of the branches whose subtrees are out of sight. */
export type Folds = ReadonlySet<string>;

/** Whatever rows are drawn from. */
type Rooted = Pick<Tree, 'roots'>;

const folds = (branch: Branch): boolean => branch.children.length > 0;
const keys = (branches: readonly Branch[]): string[] => branches.map(({ span }) => branchKey(span));

/** Folded so that only so many levels are in sight; what is unfolded then opens one level more. */
export const foldToLevels = (tree: Rooted, levels: number): Folds =>
  new Set(keys(walk(tree.roots).filter((branch) => folds(branch) && branch.depth >= levels - 1)));

/** Everything at this branch's depth folded, or opened again where all of it is folded already. */
export const foldDepth = (tree: Rooted, before: Folds, { depth }: Branch): Folds =>
  toggled(
    before,
    walk(tree.roots).filter((branch) => branch.depth === depth),
  );

/** Every span of this branch's name and service folded, or opened again where all are folded already. */
export const foldName = (tree: Rooted, before: Folds, { span: { name, service } }: Branch): Folds =>
  toggled(
    before,
    walk(tree.roots).filter(({ span }) => span.name === name && span.service === service),
  );

/** A branch and everything below it, folded or opened at every level. */
export function foldSubtree(before: Folds, branch: Branch, folded: boolean): Folds {
  const subtree = keys(walk([branch]).filter(folds));
  return folded ? new Set([...before, ...subtree]) : without(before, subtree);
}

/** The folds without these. The same set where none of them is in it, so that nothing is drawn anew. */
export function without(before: Folds, removed: readonly string[]): Folds {
  if (!removed.some((key) => before.has(key))) return before;
  const left = new Set(before);
  for (const key of removed) left.delete(key);
  return left;
}

function toggled(before: Folds, branches: readonly Branch[]): Folds {
  const wanted = keys(branches.filter(folds));
  return wanted.every((key) => before.has(key)) ? without(before, wanted) : new Set([...before, ...wanted]);
}
