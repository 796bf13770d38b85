import type { CSSProperties } from 'react';
import type { ToldNode } from '@/lib/projection/xray/trace/told-trace.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { SegmentFailures } from './segment-failures.tsx';
import styles from './segment-timeline.module.css';

interface Props {
  told: readonly ToldNode[];
  /** The id of the one that is open. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Rows that are drawn at most: X-Ray's own console pages too. */
const MOST_ROWS = 500;

/** Segments and subsegments as X-Ray lists them: name, status, how long, and when on one axis. */
export function SegmentTimeline({ told, chosen, onChoose }: Props) {
  const window = windowOf(told);
  return (
    <ol className={styles.timeline} aria-label="Segments timeline">
      {told.slice(0, MOST_ROWS).map((each) => (
        <li key={each.node.id}>
          <button
            type="button"
            className={styles.row}
            aria-pressed={each.node.id === chosen}
            style={{ '--depth': each.depth } as CSSProperties}
            data-kind={each.node.kind}
            onClick={() => onChoose(each.node.id)}
          >
            <Line told={each} window={window} />
          </button>
        </li>
      ))}
      {told.length > MOST_ROWS ? <li className={styles.more}>… and {told.length - MOST_ROWS} more</li> : null}
    </ol>
  );
}

function Line({ told: { node }, window }: { told: ToldNode; window: TimeWindow }) {
  const ms = node.end === null ? null : Number(node.end - node.start) / 1e6;
  return (
    <>
      <span className={styles.name}>{printable(node.name)}</span>
      <span className={styles.status}>
        <SegmentFailures node={node} />
      </span>
      <span className={styles.duration}>{ms === null ? '…' : durationText(ms)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.bar}
          data-failed={node.fault || undefined}
          data-warned={node.error || undefined}
          style={barOf(node, window)}
        />
      </span>
    </>
  );
}

interface TimeWindow {
  start: bigint;
  length: number;
}

function windowOf(told: readonly ToldNode[]): TimeWindow {
  const times = told.flatMap(({ node: { start, end } }) => [start, end ?? start]);
  const start = times.reduce((least, time) => (time < least ? time : least), times[0] ?? 0n);
  const end = times.reduce((most, time) => (time > most ? time : most), start);
  return { start, length: Number(end - start) };
}

function barOf({ start, end }: ToldNode['node'], window: TimeWindow): CSSProperties {
  if (window.length === 0) return { left: 0, width: '100%' };
  const percent = (ns: number): string => `${((ns / window.length) * 100).toFixed(3)}%`;
  return { left: percent(Number(start - window.start)), width: percent(Number((end ?? start) - start)) };
}
