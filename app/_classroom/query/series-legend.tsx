import styles from './series-legend.module.css';
import { inSeriesColour } from './line-plot.tsx';
import { resultText } from './result-words.ts';
import type { Line } from './series-lines.ts';

interface LegendProps {
  lines: readonly Line[];
  calculation: string;
  cursor: number | undefined;
  /** How much earlier the dashed lines are, in words; null where there are none. */
  earlier: string | null;
}

/** Which line is which, and their values where the reader points. */
export function SeriesLegend({ lines, calculation, cursor, earlier }: LegendProps) {
  const placed = lines.map((line, place) => ({ line, place }));
  return (
    <ul className={styles.legend}>
      {placed.map(({ line, place }) => (
        <li key={place} className={styles.key} style={inSeriesColour(place)}>
          <span className={styles.swatch} aria-hidden="true" />
          <span title={line.label}>{line.label}</span>
          {cursor === undefined ? null : (
            <strong>
              {resultText(calculation, line.points[cursor])}
              {line.earlier === undefined ? '' : ` (${resultText(calculation, line.earlier[cursor])} earlier)`}
            </strong>
          )}
        </li>
      ))}
      {earlier === null ? null : (
        <li className={styles.key}>
          <span className={styles.dashedSwatch} aria-hidden="true" />
          <span>dashed: the same, {earlier} earlier</span>
        </li>
      )}
    </ul>
  );
}
