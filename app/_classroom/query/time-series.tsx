'use client';
import { memo, useId, useMemo, useState } from 'react';
import { DataTable } from '@/app/_ui/data-table.tsx';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { ClockAxis, ValueAxis } from './chart-axes.tsx';
import styles from './chart.module.css';
import { inSeriesColour, LinePlot } from './line-plot.tsx';
import { clockText, resultText } from './result-words.ts';
import { NoNumbers } from './no-numbers.tsx';
import { isBlank, linesOf, roundTop } from './series-lines.ts';
import type { Line, Lines } from './series-lines.ts';

interface TimeSeriesProps {
  result: QueryResult;
  spec: QuerySpecInput;
  /** The calculation's key: `COUNT`, `P90(duration_ms)`. */
  calculation: string;
  /** What is calculated with; COUNT has none. */
  column?: string | null | undefined;
}

/** One calculation over time, a line for each group; the legend tells the values under the cursor. */
export function TimeSeries({ result, spec, calculation, column }: TimeSeriesProps) {
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
        <Drawing result={result} calculation={calculation} {...drawn} />
      )}
    </section>
  );
}

function Drawing({ result, calculation, lines, left }: Lines & { result: QueryResult; calculation: string }) {
  const [cursor, setCursor] = useState<number>();
  const top = roundTop(lines);
  const marks = [top, top / 2, 0].map((value) => resultText(calculation, value));
  return (
    <>
      <div className={styles.frame}>
        <ValueAxis words={marks} />
        <div className={styles.plot}>
          <LinePlot lines={lines} top={top} width={Math.max(1, result.buckets.length)} />
          <Cursor result={result} lines={lines} calculation={calculation} cursor={cursor} onMove={setCursor} />
        </div>
        <ClockAxis buckets={result.buckets} />
      </div>
      <Legend lines={lines} calculation={calculation} cursor={cursor} />
      <p className={styles.readout}>
        {cursor === undefined ? null : `${clockText(result.buckets[cursor] ?? 0)} `}
        {left === 0
          ? null
          : `The first ${lines.length} of ${lines.length + left} groups are drawn; the table has them all.`}
      </p>
      <AsTable lines={lines} buckets={result.buckets} calculation={calculation} />
    </>
  );
}

interface CursorProps {
  result: QueryResult;
  lines: readonly Line[];
  calculation: string;
  cursor: number | undefined;
  onMove: (bucket: number | undefined) => void;
}

/** A slider over the whole plot: the pointer moves it by hovering, the arrow keys by steps. */
function Cursor({ result, lines, calculation, cursor, onMove }: CursorProps) {
  const count = result.buckets.length;
  const at = cursor ?? Math.max(0, count - 1);
  const values = lines.map((line) => `${line.label} ${resultText(calculation, line.points[at])}`).join(', ');
  return (
    <>
      {cursor === undefined ? null : (
        <span className={styles.cursor} style={{ left: `${((cursor + 0.5) / count) * 100}%` }} />
      )}
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={Math.max(0, count - 1)}
        value={at}
        aria-label={`Moment in ${calculation}`}
        aria-valuetext={`${clockText(result.buckets[at] ?? 0)}: ${values}`}
        onChange={(event) => onMove(Number(event.target.value))}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          onMove(Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count))));
        }}
        onPointerLeave={() => onMove(undefined)}
        onBlur={() => onMove(undefined)}
      />
    </>
  );
}

function Legend({
  lines,
  calculation,
  cursor,
}: {
  lines: readonly Line[];
  calculation: string;
  cursor: number | undefined;
}) {
  const placed = lines.map((line, place) => ({ line, place }));
  return (
    <ul className={styles.legend}>
      {placed.map(({ line, place }) => (
        <li key={place} className={styles.key} style={inSeriesColour(place)}>
          <span className={styles.swatch} aria-hidden="true" />
          <span title={line.label}>{line.label}</span>
          {cursor === undefined ? null : <strong>{resultText(calculation, line.points[cursor])}</strong>}
        </li>
      ))}
    </ul>
  );
}

/** Drawn once: it does not follow the cursor. */
const AsTable = memo(function AsTable({
  lines,
  buckets,
  calculation,
}: {
  lines: readonly Line[];
  buckets: readonly number[];
  calculation: string;
}) {
  const items = buckets.map((start, index) => ({ start, index }));
  const time = { head: 'Time', cell: (item: { start: number }) => clockText(item.start) };
  const values = lines.map((line) => ({
    head: line.label,
    align: 'right' as const,
    cell: (item: { index: number }) => resultText(calculation, line.points[item.index]),
  }));
  return (
    <details className={styles.asTable}>
      <summary>{calculation} over time, as a table</summary>
      <DataTable
        caption={`${calculation} over time`}
        columns={[time, ...values]}
        items={items}
        keyOf={(item) => String(item.start)}
      />
    </details>
  );
});
