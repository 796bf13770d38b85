import type { Layout } from '@/lib/waterfall/layout.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Tree } from '@/lib/waterfall/tree.ts';
import { MarkDot } from './mark-dot.tsx';
import styles from './loose-marks.module.css';

interface Props {
  marks: readonly TimeMark[];
  layout: Layout;
  tree: Tree;
  onMark: ((mark: TimeMark) => void) | undefined;
}

/** More than this on one line would only be a smear. */
const MOST_MARKS = 200;

/** Logs and errors that name the trace and none of its rows: on a line of their own, above them. */
export function LooseMarks({ marks, layout, tree, onMark }: Props) {
  if (marks.length === 0) return null;
  return (
    <fieldset className={styles.lane}>
      <legend className={styles.legend}>Without a span of their own</legend>
      <span className={styles.name} aria-hidden="true">
        without a span
      </span>
      <span className={styles.track}>
        {marks.slice(0, MOST_MARKS).map((mark) => (
          <span key={mark.seq} className={styles.spot} onClickCapture={() => onMark?.(mark)}>
            <MarkDot mark={mark} left={placeOf(mark, layout, tree)} beyond={!layout.holds(mark.at, mark.traceId)} />
          </span>
        ))}
      </span>
    </fieldset>
  );
}

/** A mark that lies outside the trace's time stands at its edge. */
function placeOf({ traceId, at }: TimeMark, { totalMs, window }: Layout, { windows }: Tree): string {
  const from = windows.get(traceId)?.start;
  const { fromMs, toMs } = window ?? { fromMs: 0, toMs: totalMs };
  const fraction = from === undefined || toMs <= fromMs ? 0 : (Number(at - from) / 1e6 - fromMs) / (toMs - fromMs);
  return `${(Math.min(1, Math.max(0, fraction)) * 100).toFixed(3)}%`;
}
