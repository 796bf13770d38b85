import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';

/** What of the rows is in sight, in pixels. */
export interface Sight {
  scrollTop: number;
  /** Without the heads. */
  height: number;
  rowHeight: number;
}

/** A row that is kept where it is, and the place that it had. */
export interface Anchor {
  key: string;
  place: number;
}

/**
 * The row that stays where it is on the screen while others arrive: one that the reader is at, the first of them that is
 * in sight, or else the topmost. Null at the very top with no reader in sight: there the newest rows are let in.
 * @param readerAt places of the row that has the keyboard and of the one that is open; -1 where there is none
 */
export function anchorRow(rows: readonly Row[], sight: Sight, readerAt: readonly number[]): Anchor | null {
  const isInSight = (place: number): boolean => {
    const top = place * sight.rowHeight;
    return place >= 0 && top >= sight.scrollTop && top + sight.rowHeight <= sight.scrollTop + sight.height;
  };
  const topmost = sight.scrollTop === 0 ? -1 : Math.floor(sight.scrollTop / sight.rowHeight);
  const place = readerAt.find(isInSight) ?? topmost;
  const row = rows[place];
  return row === undefined ? null : { key: branchKey(row.branch.span), place };
}
