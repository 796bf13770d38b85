import type { Squares } from '@/lib/query/region.ts';
import type { Heatmap } from '@/lib/query/result.ts';
import shared from './chart.module.css';
import styles from './heatmap-plot.module.css';
import type { Cell, Grid } from './heatmap-cells.ts';
import { HeatmapDrawing } from './heatmap-drawing.tsx';
import type { SelectionHandlers } from './use-heat-selection.ts';

interface PlotProps {
  heatmap: Heatmap;
  grid: Grid;
  /** The square under the pointer or the keyboard. */
  cell: Cell | undefined;
  chosen: Squares | null;
  /** The time bucket that another chart points at. */
  cursor: number | undefined;
  words: string;
  handlers: SelectionHandlers;
  onEnter: () => void;
  onLeave: () => void;
}

/** The squares are one button: it is where the cursor is, and pressing it chooses that square. */
export function HeatmapPlot({ heatmap, grid, cell, chosen, cursor, words, handlers, onEnter, onLeave }: PlotProps) {
  return (
    <button
      type="button"
      className={shared.plot}
      aria-label={`${words}. Arrow keys move, with Shift they choose a region; Enter shows the traces.`}
      {...handlers}
      onPointerLeave={onLeave}
      onFocus={onEnter}
      onBlur={onLeave}
    >
      <HeatmapDrawing heatmap={heatmap} grid={grid} />
      {cursor === undefined ? null : (
        <span className={shared.cursor} style={{ left: `${((cursor + 0.5) / grid.columns) * 100}%` }} />
      )}
      {chosen === null ? null : <span className={shared.chosen} style={boxOf(chosen, grid)} />}
      {cell === undefined ? null : <span className={styles.cell} style={boxOf(alone(cell), grid)} />}
    </button>
  );
}

const alone = ({ column, row }: Cell): Squares => ({ columns: [column, column], rows: [row, row] });

const boxOf = ({ columns, rows }: Squares, grid: Grid) => ({
  left: `${(columns[0] / grid.columns) * 100}%`,
  bottom: `${(rows[0] / grid.rows) * 100}%`,
  width: `max(6px, ${((columns[1] - columns[0] + 1) / grid.columns) * 100}%)`,
  height: `max(6px, ${((rows[1] - rows[0] + 1) / grid.rows) * 100}%)`,
});
