'use client';
import { useMemo, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { without } from '@/lib/waterfall/fold.ts';
import type { Folds } from '@/lib/waterfall/fold.ts';
import { moveFor } from '@/lib/waterfall/keyboard.ts';
import type { TreeMove } from '@/lib/waterfall/keyboard.ts';
import { ancestorsOf, placeOf, shownFor, visibleRows } from '@/lib/waterfall/rows.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';

/** What the reader did to a tree: what is folded, and which row has the keyboard. */
export interface Treegrid {
  rows: Row[];
  focused: string | undefined;
  /** Where `focused` is in `rows`; -1 where it is nowhere. */
  focusedIndex: number;
  /** Counts the times that a key moved the focus: the page's own focus has to follow. */
  moves: number;
  /** Counts the times that a row was gone to: it has to be scrolled to. */
  goings: number;
  folds: Folds;
  /** Folds these away, and nothing else; an empty set opens all. A row that goes gives its keyboard to one above. */
  fold: (folds: Folds) => void;
  reveal: (branch: Branch) => void;
  /** Unfolds what hides a branch, and goes to its row. @param takesFocus the page's own focus goes with it */
  goTo: (branch: Branch, takesFocus: boolean) => void;
  /** For the table: the ARIA practices' own tree grid is a table with this role, which listens for its rows. */
  tableProps: {
    role: 'treegrid';
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onClick: (event: MouseEvent<HTMLElement>) => void;
  };
}

interface Focus {
  key?: string;
  moves: number;
  goings: number;
}

interface Choosing {
  onSelect: (branch: Branch) => void;
  /** While a span is open, moving to another opens that one: its fields are read along the way. */
  follows: boolean;
}

export function useTreegrid(tree: Pick<Tree, 'roots'>, choosing: Choosing): Treegrid {
  const [folds, setFolds] = useState<Folds>(new Set());
  const [focus, setFocus] = useState<Focus>({ moves: 0, goings: 0 });
  const rows = useMemo(() => visibleRows(tree, folds), [tree, folds]);
  const focusedIndex = useMemo(() => placeOf(rows, focus.key), [rows, focus.key]);

  const moveTo = (branch: Branch, takesFocus = true, goes = 0): void =>
    setFocus(({ moves, goings }) => ({
      key: branchKey(branch.span),
      moves: moves + (takesFocus ? 1 : 0),
      goings: goings + goes,
    }));
  const reveal = (branch: Branch): void => setFolds((before) => without(before, ancestorsOf(branch)));
  const fold = (wanted: Folds): void => {
    setFolds(wanted);
    const focused = rows[focusedIndex]?.branch;
    const shown = focused === undefined ? undefined : shownFor(focused, wanted);
    if (shown !== undefined && shown !== focused) moveTo(shown);
  };
  return {
    rows,
    focused: focus.key,
    focusedIndex,
    moves: focus.moves,
    goings: focus.goings,
    folds,
    fold,
    reveal,
    goTo: (branch, takesFocus) => {
      reveal(branch);
      moveTo(branch, takesFocus, 1);
      choosing.onSelect(branch);
    },
    tableProps: { role: 'treegrid', ...handlersFor({ rows, focus, folds, setFolds, moveTo, choosing }) },
  };
}

interface Handled {
  rows: Row[];
  focus: Focus;
  folds: Folds;
  setFolds: (folds: Folds) => void;
  moveTo: (branch: Branch, takesFocus?: boolean) => void;
  choosing: Choosing;
}

function handlersFor({ rows, focus, folds, setFolds, moveTo, choosing }: Handled) {
  const does: Record<TreeMove['does'], (branch: Branch) => void> = {
    focus: (branch) => {
      moveTo(branch);
      if (choosing.follows) choosing.onSelect(branch);
    },
    expand: (branch) => setFolds(without(folds, [branchKey(branch.span)])),
    collapse: (branch) => setFolds(new Set([...folds, branchKey(branch.span)])),
    select: choosing.onSelect,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const move = plainKey(event) ? moveFor(rows, keyOf(event.target) ?? focus.key, event.key) : null;
    if (move === null) return;
    event.preventDefault();
    does[move.does](move.branch);
  };
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const row = rows[placeOf(rows, keyOf(event.target))];
    if (row === undefined) return;
    moveTo(row.branch, false);
    if ((event.target as Element).closest('[data-fold]') === null) choosing.onSelect(row.branch);
    else does[row.expanded === true ? 'collapse' : 'expand'](row.branch);
  };
  return { onKeyDown, onClick };
}

const plainKey = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;

const keyOf = (target: EventTarget): string | undefined =>
  (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
