import { foldDepth, foldName, foldSubtree, foldToLevels } from '@/lib/waterfall/fold.ts';
import type { Command } from '@/lib/waterfall/shortcuts.ts';
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
  /** A sentence for whoever pressed a key; empty where there is nothing to say. */
  say: (words: string) => void;
}

interface Asked {
  desk: Desk;
  beside: Beside;
  levels: number;
}

/** Does what a key asks for. @returns why there was nothing to do, and what would help; empty where it did something */
export function obey(command: Command, asked: Asked): string {
  const why = whyNot(command, asked.desk);
  if (why === '') does[command](asked);
  return why;
}

/** The branch where the reader is, where there is one. */
const hereIn = ({ current, grid }: Desk): Branch | undefined => current ?? grid.rows[0]?.branch;

const here =
  (act: (branch: Branch, asked: Asked) => void) =>
  (asked: Asked): void => {
    const branch = hereIn(asked.desk);
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
function oddOf({ facts: { order } }: Desk): Branch[] {
  return order.filter(({ marks }) => marks.length > 0);
}

/** The spans on the critical path, row by row; none while it is not shown. */
function onPath({ path, facts: { placeOf } }: Desk): Branch[] {
  return path === null ? [] : [...path.byBranch.keys()].toSorted((a, b) => placeOf(a) - placeOf(b));
}

const whole = ({ layout }: Desk): string =>
  layout.window === null ? 'The whole time of the trace is shown already. Press + or z to look closer.' : '';

const noMatch = ({ wanted, found }: Desk): string => {
  if (found.hits.length > 0) return '';
  return wanted.trim() === ''
    ? 'Nothing is searched for. Press / and type what to look for.'
    : 'No span has what is searched for.';
};

const noError = ({ facts }: Desk): string =>
  facts.failures.failed.length === 0 ? 'No span of this trace failed.' : '';

const noBelow = (desk: Desk): string => (hereIn(desk)?.children.length === 0 ? 'This span has nothing below it.' : '');

function noCause(desk: Desk): string {
  const branch = hereIn(desk);
  if (branch === undefined) return '';
  const cause = desk.facts.failures.causeOf(branch);
  if (cause === undefined) return 'This span did not fail, so there is no cause to go to. Press e for one that did.';
  return cause === branch ? 'The error began in this very span.' : '';
}

function noPath(desk: Desk): string {
  if (desk.path === null) return 'The critical path is not shown. Press p to show it.';
  return onPath(desk).length === 0 ? 'No root has a length, so there is nothing that anybody waited for.' : '';
}

/** Only those that may have nothing to do. */
const reasons: Partial<Record<Command, (desk: Desk) => string>> = {
  'unfold-all': ({ grid }) => (grid.folds.size === 0 ? 'Nothing is folded.' : ''),
  'fold-subtree': noBelow,
  'unfold-subtree': noBelow,
  'next-match': noMatch,
  'previous-match': noMatch,
  'next-error': noError,
  'previous-error': noError,
  cause: noCause,
  'next-odd': (desk) => (oddOf(desk).length === 0 ? 'Nothing is odd about the spans of this trace.' : ''),
  'path-next': noPath,
  'zoom-out': whole,
  'zoom-all': whole,
  'pan-left': whole,
  'pan-right': whole,
};

const whyNot = (command: Command, desk: Desk): string => reasons[command]?.(desk) ?? '';
