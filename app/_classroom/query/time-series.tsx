'use client';
import { useId, useMemo, useRef, type Ref } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { OriginLink } from '../origin/origin-link.tsx';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import styles from './chart.module.css';
import { LinePlot } from './line-plot.tsx';
import { clockOf } from './moments.ts';
import type { Answer } from './query-results.tsx';
import { bucketWidth, resultText } from './result-words.ts';
import { NoNumbers } from './no-numbers.tsx';
import { SelectionMenu } from './selection-menu.tsx';
import { isBlank, linesOf, pointsAt, roundTop } from './series-lines.ts';
import type { Lines } from './series-lines.ts';
import { TimeCursor } from './time-cursor.tsx';
import { SeriesLegend } from './series-legend.tsx';
import { SeriesTable } from './series-table.tsx';
import { bucketsOf, type TimeLine } from './time-line.ts';

interface TimeSeriesProps {
  answer: Answer;
  /** The calculation's key: `COUNT`, `P90(duration_ms)`. */
  calculation: string;
  /** What is calculated with; COUNT has none. */
  column?: string | null | undefined;
  line: TimeLine;
}

/** One calculation over time, a line for each group; the legend tells the values under the cursor. */
export function TimeSeries({ answer, calculation, column, line }: TimeSeriesProps) {
  const { result, spec } = answer;
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
        <Drawing answer={answer} calculation={calculation} line={line} {...drawn} />
      )}
    </section>
  );
}

interface DrawingProps extends Lines {
  answer: Answer;
  calculation: string;
  line: TimeLine;
}

function Drawing({ answer, calculation, line, lines, left, earlier }: DrawingProps) {
  const { cursor, brush, setBrush, onZoom } = line;
  const { buckets } = answer.result;
  const menu = useRef<HTMLFieldSetElement>(null);
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
          <TimeCursor chart={calculation} count={buckets.length} line={line} wordsAt={wordsAt} onChosen={() => menu.current?.querySelector('button')?.focus()} ref={slider} />
        </div>
        <ClockAxis buckets={buckets} />
      </div>
      <SeriesLegend lines={lines} calculation={calculation} cursor={cursor} earlier={earlier} answer={answer} />
      {own === null ? (
        <p className={styles.readout}>{cursor === undefined ? idleWords({ drawn: lines.length, left, isFirst: line.first === calculation }) : between(cursor, cursor)}</p>
      ) : (
        <ChosenTime ref={menu} words={between(...own)} own={own} answer={answer} calculation={calculation} lines={lines} onZoom={leaving(() => onZoom(...own))} onClear={leaving(() => setBrush(null))} />
      )}
      <SeriesTable lines={lines} buckets={buckets} calculation={calculation} />
    </>
  );
} // prettier-ignore

interface ChosenProps extends Pick<DrawingProps, 'answer' | 'calculation' | 'lines'> {
  words: string;
  own: [first: number, last: number];
  onZoom: () => void;
  onClear: () => void;
  ref: Ref<HTMLFieldSetElement>;
}

/** What can be done with the time that was chosen; of one moment, each of its points can be asked about. */
function ChosenTime({ words, own, onZoom, onClear, ref, ...points }: ChosenProps) {
  return (
    <SelectionMenu ref={ref} label="The chosen time" words={words} onClear={onClear}>
      <Button size="small" onClick={onZoom}>
        Zoom to this time
      </Button>
      {own[0] === own[1] ? <PointOrigins {...points} bucket={own[0]} /> : null}
    </SelectionMenu>
  );
}

interface PointsProps extends Pick<DrawingProps, 'answer' | 'calculation' | 'lines'> {
  /** Which of the buckets. */
  bucket: number;
}

/** From each point at one moment to how it came about. */
function PointOrigins({ answer, calculation, lines, bucket }: PointsProps) {
  const { result, spec } = answer;
  const start = result.buckets[bucket] ?? 0;
  const points = pointsAt(result, spec, start).flatMap((data, place) => (data === null ? [] : [{ data, place }]));
  return points
    .slice(0, lines.length)
    .map(({ data, place }) => (
      <OriginLink
        key={place}
        answer={answer}
        part={{ group: data, bucket: start }}
        shown={`How ${lines.length === 1 ? '' : `${lines[place]?.label ?? ''}: `}${resultText(calculation, data[calculation])}`}
        of=""
      />
    ));
}

function idleWords({ drawn, left, isFirst }: { drawn: number; left: number; isFirst: boolean }): string {
  const groups = `The first ${drawn} of ${drawn + left} groups are drawn; the table has them all.`;
  const hint =
    'Press on a moment to see how it came about. Drag over a part of the time, or hold Shift with the arrow keys, to zoom in.';
  return [...(left === 0 ? [] : [groups]), ...(isFirst ? [hint] : [])].join(' ');
}
