'use client';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { foldDepth, foldName, foldToLevels } from '@/lib/waterfall/fold.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import styles from './span-grid.module.css';
import type { Branch } from '@/lib/waterfall/tree.ts';
import type { Desk } from './use-desk.ts';

/** What can be done with the rows as a whole, and with those that are like the one where the reader is. */
export function GridFoot({ desk }: { desk: Desk }) {
  const { grid, facts } = desk;
  const isEmpty = facts.tree.size === 0;
  return (
    <Foot>
      <FoldAlike desk={desk} />
      <Button look="quiet" size="small" disabled={isEmpty} onClick={() => grid.fold(foldToLevels(facts.drawn, 2))}>
        Fold all
      </Button>
      <Button look="quiet" size="small" disabled={isEmpty} onClick={() => grid.fold(new Set())}>
        Unfold all
      </Button>
    </Foot>
  );
}

/** The same, while most of the rows are on their way. */
export const FootToCome = () => (
  <Foot>
    <Button look="quiet" size="small" disabled>
      Fold all
    </Button>
    <Button look="quiet" size="small" disabled>
      Unfold all
    </Button>
  </Foot>
);

const Foot = ({ children }: { children: ReactNode }) => (
  <div className={styles.foot}>
    <span className={styles.keys}>↑ ↓ move · ← → fold and unfold · Enter shows the span</span>
    <span className={styles.tools}>{children}</span>
  </div>
);

/** Folds what is like the row where the reader is, or opens it again; nothing where that has nothing below it. */
function FoldAlike({ desk: { current, facts, grid } }: { desk: Desk }) {
  if (current === undefined || current.children.length === 0) return null;
  const { fold, title } = foldWords(current);
  const level = current.depth + 1;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        title={`${title}: fold, or unfold (key s)`}
        onClick={() => grid.fold(foldName(facts.drawn, grid.folds, current))}
      >
        {fold}
      </Button>
      <Button
        look="quiet"
        size="small"
        title={`Every span on level ${level}: fold, or unfold (key d)`}
        onClick={() => grid.fold(foldDepth(facts.drawn, grid.folds, current))}
      >
        Fold level {level.toLocaleString('en')}
      </Button>
    </>
  );
}

/** The branches that are like this one, in words. */
function foldWords({ isGhost, span }: Branch): { fold: string; title: string } {
  if (isGhost) return { fold: 'Fold every missing span', title: 'What is below spans that have not arrived' };
  const name = nameText(asHidden('', span.name), 30);
  return { fold: `Fold every ${name}`, title: `Every “${name}” of ${printable(asHidden('', span.service), 40)}` };
}
