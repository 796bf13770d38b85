import { memo } from 'react';
import type { Heatmap } from '@/lib/query/result.ts';
import styles from './chart.module.css';
import { heatOf } from './heatmap-cells.ts';
import type { Grid } from './heatmap-cells.ts';

/** The squares that hold rows, stretched over whatever room there is. Drawn once: the cursor lies above it. */
export const HeatmapDrawing = memo(function HeatmapDrawing({ heatmap, grid }: { heatmap: Heatmap; grid: Grid }) {
  const most = Math.max(0, ...heatmap.cells.map(([, , count]) => count));
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${grid.columns} ${grid.rows}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      {heatmap.cells.map(([column, row, count]) => (
        <rect
          key={`${column} ${row}`}
          x={column}
          y={grid.rows - 1 - row}
          width={1}
          height={1}
          fill={`color-mix(in oklab, var(--heat-high) ${(heatOf(count, most) * 100).toFixed(0)}%, var(--heat-low))`}
        />
      ))}
    </svg>
  );
});
