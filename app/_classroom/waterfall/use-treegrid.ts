'use client';
import { useMemo, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { moveFor } from '@/lib/waterfall/keyboard.ts';
import type { TreeMove } from '@/lib/waterfall/keyboard.ts';
import { ancestorsOf, visibleRows } from '@/lib/waterfall/rows.ts';
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
  /** Folds these away, and nothing else; an empty list opens all. */
  fold: (keys: Iterable<string>) => void;
  reveal: (branch: Branch) => void;
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
}

interface Choosing {
  onSelect: (branch: Branch) => void;
  /** While a span is open, moving to another opens that one: its fields are read along the way. */
  follows: boolean;
}

export function useTreegrid(tree: Tree, { onSelect, follows }: Choosing): Treegrid {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [focus, setFocus] = useState<Focus>({ moves: 0 });
  const rows = useMemo(() => visibleRows(tree, collapsed), [tree, collapsed]);
  const focusedIndex = useMemo(() => indexOf(rows, focus.key), [rows, focus.key]);

  const does: Record<TreeMove['does'], (branch: Branch) => void> = {
    focus: (branch) => {
      setFocus(({ moves }) => ({ key: branchKey(branch.span), moves: moves + 1 }));
      if (follows) onSelect(branch);
    },
    expand: (branch) => setCollapsed(without(collapsed, [branchKey(branch.span)])),
    collapse: (branch) => setCollapsed(new Set([...collapsed, branchKey(branch.span)])),
    select: onSelect,
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const move = plainKey(event) ? moveFor(rows, keyOf(event.target) ?? focus.key, event.key) : null;
    if (move === null) return;
    event.preventDefault();
    does[move.does](move.branch);
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const row = rows[indexOf(rows, keyOf(event.target))];
    if (row === undefined) return;
    setFocus(({ moves }) => ({ key: branchKey(row.branch.span), moves }));
    if ((event.target as Element).closest('[data-fold]') === null) onSelect(row.branch);
    else does[row.expanded === true ? 'collapse' : 'expand'](row.branch);
  };

  return {
    rows,
    focused: focus.key,
    focusedIndex,
    moves: focus.moves,
    fold: (keys) => setCollapsed(new Set(keys)),
    reveal: (branch) => setCollapsed(without(collapsed, ancestorsOf(branch))),
    tableProps: { role: 'treegrid', onKeyDown, onClick },
  };
}

const plainKey = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;

const keyOf = (target: EventTarget): string | undefined =>
  (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];

const indexOf = (rows: readonly Row[], key: string | undefined): number =>
  key === undefined ? -1 : rows.findIndex((row) => branchKey(row.branch.span) === key);

function without(keys: ReadonlySet<string>, removed: readonly string[]): ReadonlySet<string> {
  if (!removed.some((key) => keys.has(key))) return keys;
  const left = new Set(keys);
  for (const key of removed) left.delete(key);
  return left;
}
