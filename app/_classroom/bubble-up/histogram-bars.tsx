import { shareOf, type Histogram, type Sides } from '@/lib/bubble-up/tally.ts';
import { resultText } from '../query/result-words.ts';
import styles from './histogram-bars.module.css';
import { counted, percent } from './words.ts';

interface Props {
  column: string;
  histogram: Histogram;
  looked: Sides;
}

interface Bar {
  low: number;
  high: number;
  inside: number;
  outside: number;
  rows: number;
}

const barsOf = ({ edges, bars }: Histogram, looked: Sides): Bar[] =>
  bars.map((sides, index) => ({
    low: edges[index] ?? 0,
    high: edges[index + 1] ?? edges[index] ?? 0,
    inside: shareOf(sides.inside, looked.inside),
    outside: shareOf(sides.outside, looked.outside),
    rows: sides.inside.rows + sides.outside.rows,
  }));

/** A measure's numbers on both sides: pairs of bars over buckets that both share, and the same as a table. */
export function HistogramBars({ column, histogram, looked }: Props) {
  const bars = barsOf(histogram, looked);
  const most = Math.max(0.01, ...bars.flatMap(({ inside, outside }) => [inside, outside]));
  const value = (number: number): string => resultText(column, Number(number.toPrecision(4)));
  return (
    <div className={styles.histogram}>
      <div className={styles.columns} aria-hidden="true">
        {bars.map(({ low, inside, outside }) => (
          <span key={low} className={styles.pair} title={`from ${value(low)}: ${percent(inside)} inside, ${percent(outside)} outside`}>
            <Upright side="inside" part={inside / most} />
            <Upright side="outside" part={outside / most} />
          </span>
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{value(histogram.edges[0] ?? 0)}</span>
        <span>highest bar {percent(most)}</span>
        <span>{value(histogram.edges.at(-1) ?? 0)}</span>
      </div>
      <BarsTable bars={bars} value={value} />
    </div>
  );
} // prettier-ignore

function BarsTable({ bars, value }: { bars: readonly Bar[]; value: (number: number) => string }) {
  return (
    <details className={styles.asTable}>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">from</th>
            <th scope="col">to</th>
            <th scope="col">inside</th>
            <th scope="col">outside</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ low, high, inside, outside, rows }) => (
            <tr key={low} title={counted(rows, 'row')}>
              <th scope="row">{value(low)}</th>
              <td>{value(high)}</td>
              <td>{percent(inside)}</td>
              <td>{percent(outside)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const Upright = ({ side, part }: { side: 'inside' | 'outside'; part: number }) => (
  <span className={styles.upright} data-side={part > 0 ? side : undefined} style={{ height: `${part * 100}%` }} />
);
