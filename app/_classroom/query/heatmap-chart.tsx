'use client';
import { useId, useMemo, useState } from 'react';
import type { Heatmap } from '@/lib/query/result.ts';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import styles from './chart.module.css';
import { cellAfter, cellAt, cellWords, fullestCell, gridOf, rangeOf } from './heatmap-cells.ts';
import type { Cell, CellRange, Grid } from './heatmap-cells.ts';
import { HeatmapTable } from './heatmap-table.tsx';
import { HeatmapDrawing } from './heatmap-drawing.tsx';
import { resultText } from './result-words.ts';

interface HeatmapChartProps {
  heatmap: Heatmap;
  /** Start of each time bucket, Unix milliseconds. */
  buckets: readonly number[];
  /** A square with spans in it was chosen: its traces are wanted. */
  onCell: (range: CellRange) => void;
}

/** Spans over time and value: the darker a square, the more of them. A click shows the traces behind it. */
export function HeatmapChart({ heatmap, buckets, onCell }: HeatmapChartProps) {
  const heading = useId();
  const [cell, setCell] = useState<Cell>();
  const grid = useMemo(() => gridOf(heatmap, buckets), [heatmap, buckets]);
  const most = Math.max(0, ...heatmap.cells.map(([, , count]) => count));
  const words = cell === undefined ? null : cellWords(rangeOf(heatmap, buckets, cell));
  return (
    <section className={styles.chart} aria-labelledby={heading}>
      <h2 className={styles.title} id={heading}>
        HEATMAP({heatmap.column})
      </h2>
      <div className={styles.frame} data-tall>
        <ValueAxis words={axisWords(heatmap)} />
        <Plot heatmap={heatmap} buckets={buckets} grid={grid} cell={cell} onMove={setCell} onCell={onCell} />
        <ClockAxis buckets={buckets} />
      </div>
      <output className={styles.readout}>{words ?? 'Point at a square, or walk to it with the arrow keys.'}</output>
      <div className={styles.foot}>
        <span className={styles.scaleWords}>
          1 <span className={styles.scale} aria-hidden="true" /> {most.toLocaleString('en')} spans a square
        </span>
        <span>{scaleWords[heatmap.scale]}</span>
      </div>
      <HeatmapTable heatmap={heatmap} buckets={buckets} />
    </section>
  );
}

const scaleWords: Record<Heatmap['scale'], string> = {
  linear: 'Each row spans the same difference.',
  log: 'Each row spans the same factor.',
  single: 'Every value is the same.',
};

/** The highest edge, the middle one, the lowest: read off the edges, so that any scale tells the truth. */
function axisWords({ edges, column }: Heatmap): string[] {
  const places = edges.length < 3 ? [edges.length - 1] : [edges.length - 1, Math.floor(edges.length / 2), 0];
  return places.map((place) => resultText(column, edges[place] ?? 0));
}

interface PlotProps extends HeatmapChartProps {
  grid: Grid;
  cell: Cell | undefined;
  onMove: (cell: Cell | undefined) => void;
}

/** The squares are one button: it is where the cursor is, and pressing it chooses that square. */
function Plot({ heatmap, buckets, grid, cell, onMove, onCell }: PlotProps) {
  const at = cell ?? fullestCell(heatmap);
  const range = rangeOf(heatmap, buckets, at);
  const under = (event: { clientX: number; clientY: number; currentTarget: Element }): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    return cellAt(grid, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  return (
    <button
      type="button"
      className={styles.plot}
      aria-label={`${cellWords(range)}. Arrow keys move; Enter shows the traces.`}
      onPointerMove={(event) => onMove(under(event))}
      onPointerLeave={() => onMove(undefined)}
      onFocus={() => onMove(at)}
      onBlur={() => onMove(undefined)}
      onKeyDown={(event) => {
        const next = cellAfter(grid, at, event.key);
        if (next === null) return;
        event.preventDefault();
        onMove(next);
      }}
      onClick={(event) => {
        // Enter and space click too, and have no place of their own.
        const chosen = event.detail === 0 ? range : rangeOf(heatmap, buckets, under(event));
        if (chosen.count > 0) onCell(chosen);
      }}
    >
      <HeatmapDrawing heatmap={heatmap} grid={grid} />
      {cell === undefined ? null : <span className={styles.cell} style={boxOf(cell, grid)} />}
    </button>
  );
}

const boxOf = (cell: Cell, grid: Grid) => ({
  left: `${(cell.column / grid.columns) * 100}%`,
  bottom: `${(cell.row / grid.rows) * 100}%`,
  width: `max(6px, ${100 / grid.columns}%)`,
  height: `max(6px, ${100 / grid.rows}%)`,
});
