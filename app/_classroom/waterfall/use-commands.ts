'use client';
import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import { foldDepth, foldName, foldSubtree, foldToLevels } from '@/lib/waterfall/fold.ts';
import { commandFor, type Command } from '@/lib/waterfall/shortcuts.ts';
import { around, panned, zoomed } from '@/lib/waterfall/time-window.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import type { Desk } from './use-desk.ts';

/** What keys do beside the rows: parts of the page that only whoever draws them can reach. */
export interface Beside {
  focusSearch: () => void;
  focusFieldSearch: () => void;
  openColumns: () => void;
  openKeys: () => void;
  copyLink: (branch: Branch) => void;
}

/** Listens for the keys of a trace, wherever within `keysOf` the keyboard is, but where one types. */
export function useCommands(keysOf: RefObject<HTMLElement | null>, desk: Desk, beside: Beside): void {
  const hear = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const found = commandFor(event.key);
    if (found === null) return;
    event.preventDefault();
    does[found.command]({ desk, beside, levels: found.levels ?? 0 });
  });
  useEffect(() => {
    const element = keysOf.current;
    const listener = (event: KeyboardEvent): void => hear(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, [keysOf]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;

interface Asked {
  desk: Desk;
  beside: Beside;
  levels: number;
}

/** Something to do with the branch where the reader is, where there is one. */
const here =
  (act: (branch: Branch, asked: Asked) => void) =>
  (asked: Asked): void => {
    const branch = asked.desk.current ?? asked.desk.grid.rows[0]?.branch;
    if (branch !== undefined) act(branch, asked);
  };

const pan =
  (by: number) =>
  ({ desk: { layout, setWindow } }: Asked): void =>
    setWindow(panned(layout.window, by, layout.totalMs));

const zoom =
  (factor: number) =>
  ({ desk: { layout, setWindow } }: Asked): void =>
    setWindow(zoomed(layout.window, factor, layout.totalMs));

const does: Record<Command, (asked: Asked) => void> = {
  levels: ({ desk: { grid, facts }, levels }) => grid.fold(foldToLevels(facts.drawn, levels)),
  'unfold-all': ({ desk: { grid } }) => grid.fold(new Set()),
  'fold-depth': here((branch, { desk: { grid, facts } }) => grid.fold(foldDepth(facts.drawn, grid.folds, branch))),
  'fold-name': here((branch, { desk: { grid, facts } }) => grid.fold(foldName(facts.drawn, grid.folds, branch))),
  'fold-subtree': here((branch, { desk: { grid } }) => grid.fold(foldSubtree(grid.folds, branch, true))),
  'unfold-subtree': here((branch, { desk: { grid } }) => grid.fold(foldSubtree(grid.folds, branch, false))),
  search: ({ beside: { focusSearch } }) => focusSearch(),
  'next-match': ({ desk }) => void desk.step(desk.found.hits, 1),
  'previous-match': ({ desk }) => void desk.step(desk.found.hits, -1),
  'search-fields': ({ beside: { focusFieldSearch } }) => focusFieldSearch(),
  'next-error': ({ desk }) => void desk.step(desk.facts.failures.failed, 1),
  'previous-error': ({ desk }) => void desk.step(desk.facts.failures.failed, -1),
  cause: here((branch, { desk: { facts, grid } }) => {
    const cause = facts.failures.causeOf(branch);
    if (cause !== undefined) grid.goTo(cause, true);
  }),
  'next-odd': ({ desk }) => void desk.step(oddOf(desk), 1),
  'critical-path': ({ desk: { path, setShowsPath } }) => setShowsPath(path === null),
  'path-next': ({ desk }) => void desk.step(onPath(desk), 1),
  'zoom-span': here(({ span, startNs, endNs }, { desk: { layout, setWindow } }) => {
    const fromMs = layout.startMs(span);
    setWindow(around({ fromMs, toMs: fromMs + Math.max(0, endNs - startNs) / 1e6 }, layout.totalMs));
  }),
  'zoom-in': zoom(0.5),
  'zoom-out': zoom(2),
  'zoom-all': ({ desk: { setWindow } }) => setWindow(null),
  'pan-left': pan(-0.25),
  'pan-right': pan(0.25),
  columns: ({ beside: { openColumns } }) => openColumns(),
  'copy-link': here((branch, { beside: { copyLink } }) => copyLink(branch)),
  keys: ({ beside: { openKeys } }) => openKeys(),
};

/** The odd spans of a trace, row by row. */
function oddOf({ facts: { order } }: Pick<Desk, 'facts'>): Branch[] {
  return order.filter(({ marks }) => marks.length > 0);
}

/** The spans on the critical path, row by row; none while it is not shown. */
export function onPath({ path, facts: { placeOf } }: Pick<Desk, 'path' | 'facts'>): Branch[] {
  return path === null ? [] : [...path.byBranch.keys()].toSorted((a, b) => placeOf(a) - placeOf(b));
}
