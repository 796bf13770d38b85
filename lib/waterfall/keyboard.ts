import { placeOf } from './rows.ts';
import type { Row } from './rows.ts';
import type { Branch } from './tree.ts';

/** What a key asks of the tree. */
export interface TreeMove {
  does: 'focus' | 'expand' | 'collapse' | 'select';
  branch: Branch;
}

/** How far Page Up and Page Down go. */
const PAGE = 10;

/**
 * The keyboard of a tree grid, https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/: up and down move, right opens and
 * then goes in, left closes and then goes out, Home and End go to the ends, Enter and space select.
 *
 * @returns null where the key means nothing here and the browser may have it.
 */
export function moveFor(rows: readonly Row[], focusedKey: string | undefined, pressed: string): TreeMove | null {
  if (rows.length === 0) return null;
  const index = Math.max(0, placeOf(rows, focusedKey));
  const row = rows[index] as Row;
  const step = steps[pressed];
  if (step !== undefined) return focus(rows, step(index, rows.length - 1));
  if (pressed === 'ArrowRight') return inwards(row);
  if (pressed === 'ArrowLeft') return outwards(row);
  if (pressed === 'Enter' || pressed === ' ') return { does: 'select', branch: row.branch };
  return null;
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  PageDown: (index, last) => Math.min(last, index + PAGE),
  PageUp: (index) => Math.max(0, index - PAGE),
  Home: () => 0,
  End: (_, last) => last,
};

const focus = (rows: readonly Row[], index: number): TreeMove => ({
  does: 'focus',
  branch: (rows[index] as Row).branch,
});

function inwards(row: Row): TreeMove | null {
  const first = row.branch.children[0];
  if (row.expanded === null || first === undefined) return null;
  return row.expanded ? { does: 'focus', branch: first } : { does: 'expand', branch: row.branch };
}

function outwards(row: Row): TreeMove | null {
  if (row.expanded === true) return { does: 'collapse', branch: row.branch };
  return row.branch.parent === null ? null : { does: 'focus', branch: row.branch.parent };
}
