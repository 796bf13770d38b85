import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout, Tick } from '@/lib/waterfall/layout.ts';
import styles from './time-axis.module.css';

/** The heads of the waterfall's columns, the middle one marked with the time since the trace started. */
export function TimeAxis({ layout, narrow }: { layout: Layout; narrow: boolean }) {
  return (
    <thead className={styles.heads}>
      <tr aria-rowindex={1} className={styles.axis} data-narrow={narrow || undefined}>
        <th scope="col" className={styles.head}>
          Span
        </th>
        <th scope="col" className={styles.ticks} aria-label="Time">
          {layout.ticks.filter(hasRoom).map((tick) => (
            <span key={tick.ms} className={styles.tick} style={{ left: percent(tick) }}>
              {tick.ms === 0 ? '0' : durationText(tick.ms)}
            </span>
          ))}
        </th>
        <th scope="col" className={styles.head}>
          Duration
        </th>
      </tr>
    </thead>
  );
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
