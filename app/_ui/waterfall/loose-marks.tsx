import type { Layout } from '@/lib/waterfall/layout.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import { timeBins } from '@/lib/waterfall/time-bins.ts';
import { ManyMarks, MarkDot } from './mark-dot.tsx';
import styles from './loose-marks.module.css';

interface Props {
  marks: readonly TimeMark[];
  layout: Layout;
  /** They are listed below. */
  listed: boolean;
  /** All of them, or those at one place. */
  onList: (marks: readonly TimeMark[] | 'all') => void;
  onMark: (mark: TimeMark) => void;
}

/** More than this on one line would lie over each other. */
const MOST_MARKS = 120;

/** Logs and errors that name the trace and none of its rows: on a line of their own, above them. */
export function LooseMarks({ marks, layout, listed, onList, onMark }: Props) {
  const placeOf = ({ at, traceId }: TimeMark): number => layout.at(at, { traceId, start: at });
  const shown = marks.filter(({ at, traceId }) => !layout.hides(at, { traceId, start: at }));
  const places = timeBins(shown, placeOf, MOST_MARKS);
  const count = marks.length.toLocaleString('en');
  return (
    <fieldset className={styles.lane}>
      <legend className={styles.legend}>Without a span of their own</legend>
      <span className={styles.name}>
        <button type="button" className={styles.list} aria-expanded={listed} onClick={() => onList('all')}>
          {count} without a span
        </button>
        {places.length < shown.length ? <span> · one dot may be several</span> : null}
      </span>
      <span className={styles.track}>
        {places.map(({ at, items }) => {
          const [first] = items;
          if (first === undefined) return null;
          const left = `${(at * 100).toFixed(3)}%`;
          return (
            <span
              key={first.seq}
              className={styles.spot}
              onClickCapture={() => (items.length === 1 ? onMark(first) : onList(items))}
            >
              {items.length === 1 ? (
                <MarkDot mark={first} left={left} layout={layout} />
              ) : (
                <ManyMarks marks={items} left={left} hint="Press to list them." />
              )}
            </span>
          );
        })}
      </span>
    </fieldset>
  );
}
