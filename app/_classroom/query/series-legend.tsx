import styles from './series-legend.module.css';
import { inSeriesColour } from './line-plot.tsx';
import { OriginLink } from '../origin/origin-link.tsx';
import type { Answer } from './query-results.tsx';
import { resultText } from './result-words.ts';
import type { Line } from './series-lines.ts';

interface LegendProps {
  lines: readonly Line[];
  calculation: string;
  cursor: number | undefined;
  /** How much earlier the dashed lines are, in words; null where there are none. */
  earlier: string | null;
  /** What the lines are of, in the order of the table. */
  answer: Answer;
}

/** Which line is which, and their values where the reader points. */
export function SeriesLegend({ lines, calculation, cursor, earlier, answer }: LegendProps) {
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
          <OriginLink
            answer={answer}
            part={{ group: answer.result.results[place]?.data ?? {}, near: calculation }}
            of={`${calculation} of ${line.label}`}
            bare
          />
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
