'use client';
import { useId, useMemo, useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import styles from './chart.module.css';
import { LinePlot } from './line-plot.tsx';
import { clockOf } from './moments.ts';
import { bucketWidth, resultText } from './result-words.ts';
import { NoNumbers } from './no-numbers.tsx';
import { SelectionMenu } from './selection-menu.tsx';
import { isBlank, linesOf, roundTop } from './series-lines.ts';
import type { Lines } from './series-lines.ts';
import { TimeCursor } from './time-cursor.tsx';
import { SeriesLegend } from './series-legend.tsx';
import { SeriesTable } from './series-table.tsx';
import { bucketsOf, type TimeLine } from './time-line.ts';

interface TimeSeriesProps {
  result: QueryResult;
  spec: QuerySpecInput;
  /** The calculation's key: `COUNT`, `P90(duration_ms)`. */
  calculation: string;
  /** What is calculated with; COUNT has none. */
  column?: string | null | undefined;
  line: TimeLine;
}

/** One calculation over time, a line for each group; the legend tells the values under the cursor. */
export function TimeSeries({ result, spec, calculation, column, line }: TimeSeriesProps) {
  const heading = useId();
  const drawn = useMemo(() => linesOf(result, spec, calculation), [result, spec, calculation]);
  return (
    <section className={styles.chart} aria-labelledby={heading}>
      <h2 className={styles.title} id={heading}>
        {calculation}
      </h2>
      {column !== undefined && column !== null && isBlank(drawn.lines) ? (
        <NoNumbers column={column} />
      ) : (
        <Drawing result={result} calculation={calculation} line={line} {...drawn} />
      )}
    </section>
  );
}

interface DrawingProps extends Lines {
  result: QueryResult;
  calculation: string;
  line: TimeLine;
}

function Drawing({ result: { buckets }, calculation, line, lines, left, earlier }: DrawingProps) {
  const { cursor, brush, setBrush, onZoom } = line;
  const slider = useRef<HTMLInputElement>(null);
  /** The menu that has the focus goes away; the keyboard stays in the chart. */
  const leaving = (work: () => void) => (): void => {
    slider.current?.focus();
    work();
  };
  const top = useMemo(() => roundTop(lines), [lines]);
  const marks = [top, top / 2, 0].map((value) => resultText(calculation, value));
  const clock = clockOf(buckets);
  const between = (first: number, last: number): string =>
    `${clock(buckets[first] ?? 0)} to ${clock((buckets[last] ?? 0) + bucketWidth(buckets))}`;
  const wordsAt = (at: number): string =>
    `${clock(buckets[at] ?? 0)}: ${lines.map(({ label, points }) => `${label} ${resultText(calculation, points[at])}`).join(', ')}`;
  const own = brush?.chart === calculation && brush.done ? bucketsOf(brush) : null;
  return (
    <>
      <div className={styles.frame}>
        <ValueAxis words={marks} />
        <div className={styles.plot}>
          <LinePlot lines={lines} top={top} width={Math.max(1, buckets.length)} />
          <TimeCursor chart={calculation} count={buckets.length} line={line} wordsAt={wordsAt} ref={slider} />
        </div>
        <ClockAxis buckets={buckets} />
      </div>
      <SeriesLegend lines={lines} calculation={calculation} cursor={cursor} earlier={earlier} />
      {own === null ? (
        <p className={styles.readout}>{cursor === undefined ? idleWords({ drawn: lines.length, left, isFirst: line.first === calculation }) : between(cursor, cursor)}</p>
      ) : (
        <SelectionMenu label="The chosen time" words={between(...own)} onClear={leaving(() => setBrush(null))}>
          <Button size="small" onClick={leaving(() => onZoom(...own))}>
            Zoom to this time
          </Button>
        </SelectionMenu>
      )}
      <SeriesTable lines={lines} buckets={buckets} calculation={calculation} />
    </>
  );
} // prettier-ignore

function idleWords({ drawn, left, isFirst }: { drawn: number; left: number; isFirst: boolean }): string {
  const groups = `The first ${drawn} of ${drawn + left} groups are drawn; the table has them all.`;
  const hint = 'Drag over a part of the time, or hold Shift with the arrow keys, to zoom in.';
  return [...(left === 0 ? [] : [groups]), ...(isFirst ? [hint] : [])].join(' ');
}
