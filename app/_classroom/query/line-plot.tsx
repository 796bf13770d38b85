import { memo, type CSSProperties } from 'react';
import shared from './chart.module.css';
import styles from './line-plot.module.css';
import { pathOf } from './series-lines.ts';
import type { Line } from './series-lines.ts';

/** Lines stand apart best in this order of the palette. */
const order = [0, 3, 2, 5, 1, 4, 8, 9] as const;

/** The colour of the line at this place, as a custom property. */
export const inSeriesColour = (place: number): CSSProperties =>
  ({ '--series': `var(--service-${order[place % order.length]})` }) as CSSProperties;

interface LinePlotProps {
  lines: readonly Line[];
  top: number;
  width: number;
}

/** The lines of a chart, stretched over whatever room there is. Drawn once: the cursor lies above them. */
export const LinePlot = memo(function LinePlot({ lines, top, width }: LinePlotProps) {
  const drawn = lines.map((line, place) => ({
    place,
    path: pathOf(line.points, top),
    lone: lonePoints(line, top),
    earlier: line.earlier === undefined ? undefined : pathOf(line.earlier, top),
  }));
  return (
    <svg className={shared.drawing} viewBox={`0 0 ${width} 1`} preserveAspectRatio="none" aria-hidden="true">
      {drawn.map(({ place, path, lone, earlier }) => (
        <g key={place} style={inSeriesColour(place)}>
          {earlier === undefined ? null : <path className={styles.line} data-earlier d={earlier} />}
          <path className={styles.line} d={path} />
          <path className={`${styles.line} ${styles.dots}`} d={lone} />
        </g>
      ))}
    </svg>
  );
});

/** Points with no neighbour to be joined to, and those of a line that has few: they would hardly be seen. */
function lonePoints({ points }: Line, top: number): string {
  const few = points.filter((point) => point !== null && point !== 0).length <= 12;
  return points
    .map((point, index) => {
      const lone = (points[index - 1] ?? null) === null && (points[index + 1] ?? null) === null;
      const shown = point !== null && (lone || (few && point !== 0));
      return shown ? `M${index + 0.5} ${(1 - point / top).toFixed(4)}h0` : '';
    })
    .join('');
}
