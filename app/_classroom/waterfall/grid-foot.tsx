'use client';
import { Button } from '@/app/_ui/button.tsx';
import { foldToLevels, type Folds } from '@/lib/waterfall/fold.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import styles from './span-grid.module.css';

/** What can be done with the rows as a whole, and which keys do the rest. */
export function GridFoot({ tree, onFold }: { tree: Tree; onFold: (folds: Folds) => void }) {
  return (
    <div className={styles.foot}>
      <span className={styles.keys}>↑ ↓ move · ← → fold and unfold · Enter shows the span</span>
      <span className={styles.tools}>
        <Button look="quiet" size="small" disabled={tree.size === 0} onClick={() => onFold(foldToLevels(tree, 2))}>
          Fold all
        </Button>
        <Button look="quiet" size="small" disabled={tree.size === 0} onClick={() => onFold(new Set())}>
          Unfold all
        </Button>
      </span>
    </div>
  );
}
