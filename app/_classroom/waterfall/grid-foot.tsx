'use client';
import { Button } from '@/app/_ui/button.tsx';
import { walk } from '@/lib/waterfall/outline.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import styles from './span-grid.module.css';

/** What can be done with the rows as a whole, and which keys do the rest. */
export function GridFoot({ tree, onFold }: { tree: Tree; onFold: (keys: string[]) => void }) {
  const foldable = (): string[] =>
    walk(tree.roots)
      .filter((branch) => branch.children.length > 0 && branch.depth > 0)
      .map((branch) => branchKey(branch.span));
  return (
    <div className={styles.foot}>
      <span className={styles.keys}>↑ ↓ move · ← → fold and unfold · Enter shows the span</span>
      <span className={styles.tools}>
        <Button look="quiet" size="small" disabled={tree.size === 0} onClick={() => onFold(foldable())}>
          Fold all
        </Button>
        <Button look="quiet" size="small" disabled={tree.size === 0} onClick={() => onFold([])}>
          Unfold all
        </Button>
      </span>
    </div>
  );
}
