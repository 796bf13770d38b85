import type { Squares } from '@/lib/query/region.ts';
import type { Grid } from './heatmap-cells.ts';

/** Where something stands beside squares, as offsets from the edges of the plot. */
export type Beside = Partial<Record<'left' | 'right' | 'top' | 'bottom', string>>;

const percent = (part: number, of: number): string => `${(part / of) * 100}%`;

/** What stands beside squares reaches into the wider half of the plot, so that it is never cut off at its edge. */
const across = ([first, last]: readonly [number, number], { columns }: Grid): Beside =>
  first + last + 1 <= columns ? { left: percent(first, columns) } : { right: percent(columns - 1 - last, columns) };

/** Words about the square under the pointer: beside it, and above or below by where there is more room. */
export function tipPlace({ columns, rows }: Squares, grid: Grid): Beside {
  const low = rows[0] + rows[1] + 1 <= grid.rows;
  return {
    ...across(columns, grid),
    ...(low ? { bottom: percent(rows[1] + 1, grid.rows) } : { top: percent(grid.rows - rows[0], grid.rows) }),
  };
}

/** A menu about chosen squares: right below them. */
export const menuPlace = ({ columns, rows }: Squares, grid: Grid): Beside => ({
  ...across(columns, grid),
  top: percent(grid.rows - rows[0], grid.rows),
});
