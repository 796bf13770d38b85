import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout, Tick } from '@/lib/waterfall/layout.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './time-axis.module.css';

const noColumns: readonly string[] = [];

/** The heads of the waterfall's columns, the middle one marked with the time since the trace started. */
export function TimeAxis({
  layout,
  narrow,
  columns = noColumns,
}: {
  layout: Layout;
  narrow: boolean;
  columns?: readonly string[];
}) {
  return (
    <thead className={styles.heads}>
      <tr aria-rowindex={1} className={styles.axis} data-narrow={narrow || undefined}>
        <th scope="col" className={styles.head}>
          Span
        </th>
        {narrow
          ? null
          : columns.map((column) => (
              <th key={column} scope="col" className={styles.column} title={printable(column)}>
                {printable(column, 60)}
              </th>
            ))}
        <th scope="col" className={styles.ticks} aria-label="Time">
          <Times layout={layout} />
        </th>
        <th scope="col" className={styles.head}>
          Duration
        </th>
      </tr>
    </thead>
  );
}

const Times = ({ layout }: { layout: Layout }) =>
  layout.ticks.filter(hasRoom).map((tick) => (
    <span
      key={tick.ms}
      className={styles.tick}
      style={{ left: percent(tick) }}
      data-late={tick.offset > 0.7 || undefined}
    >
      {tick.ms === 0 ? '0' : tickText(tick, layout)}
    </span>
  ));

/** In a window the steps are small beside the times: three digits would make them all alike. */
function tickText({ ms }: Tick, { ticks: [first, second], window }: Layout): string {
  if (window === null || first === undefined || second === undefined) return durationText(ms);
  const step = second.ms - first.ms;
  if (ms < step * 100) return durationText(ms);
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  return `${ms.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ms`;
}

/** The axis carried down behind the bars. */
export function TimeLines({ layout, narrow, height }: { layout: Layout; narrow: boolean; height: number }) {
  return (
    <div className={styles.lines} style={{ height }} data-narrow={narrow || undefined} aria-hidden="true">
      {layout.ticks.map((tick) => (
        <span key={tick.ms} className={styles.line} style={{ left: percent(tick) }} />
      ))}
    </div>
  );
}

/** A label at the very end would hang over the durations; its line is enough. */
const hasRoom = ({ offset }: Tick): boolean => offset < 0.86;

const percent = ({ offset }: Tick): string => `${(offset * 100).toFixed(3)}%`;
