import type { CSSProperties } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Stretch } from '@/lib/waterfall/critical-path.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Bar, Layout } from '@/lib/waterfall/layout.ts';
import { partsOutsideParent } from '@/lib/waterfall/oddities.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import type { AsShown } from './as-shown.ts';
import { MarkDot } from './mark-dot.tsx';
import { inServiceColour, type Colours } from './service-dot.tsx';
import styles from './row-times.module.css';

interface Props {
  branch: Branch;
  layout: Layout;
  colours: Colours;
  /** Logs and errors of this span. */
  marks: readonly TimeMark[];
  /** Where the critical path lies on it; nothing while it is not shown. */
  stretches: readonly Stretch[];
  asShown: AsShown;
}

/** More dots than this on one bar would only be a smear. */
const MOST_DOTS = 40;

/** The cell that shows when a span ran: its bar, what of it lies outside its parent, the critical path, its marks. */
export function RowTimes({ branch, layout, colours, marks, stretches, asShown }: Props) {
  const { span } = branch;
  const bar = layout.bar(span);
  return (
    <td className={styles.timing}>
      <span className={styles.words}>
        starts at {durationText(layout.startMs(span))}
        {stretches.length === 0 ? '' : `, ${durationText(onPath(stretches))} of it on the critical path`}
      </span>
      {bar.beyond === undefined ? (
        <>
          <span className={styles.bar} style={{ ...placeOf(bar), ...inServiceColour(span.service, colours) }} />
          <Outside branch={branch} layout={layout} />
          <Path stretches={stretches} layout={layout} />
        </>
      ) : (
        <span className={styles.beyond} data-side={bar.beyond} aria-hidden="true">
          {bar.beyond === 'before' ? '‹' : '›'}
        </span>
      )}
      {dotsOf(span, layout).map(({ id, left, name }) => (
        <span key={id} className={styles.event} style={{ left }} title={printable(asShown('', name), 80)} />
      ))}
      <MarkDots span={span} marks={marks} layout={layout} />
    </td>
  );
}

/** The logs and errors of a row, each at its moment. */
export function MarkDots({ span, marks, layout }: Pick<Props, 'marks' | 'layout'> & { span: StoredSpan }) {
  return marks
    .filter(({ at }) => !layout.hides(at, span))
    .slice(0, MOST_DOTS)
    .map((mark) => (
      <MarkDot
        key={mark.seq}
        mark={mark}
        left={percent(layout.at(mark.at, span))}
        beyond={!layout.holds(mark.at, span.traceId)}
      />
    ));
}

const onPath = (stretches: readonly Stretch[]): number =>
  stretches.reduce((ns, { fromNs, toNs }) => ns + toNs - fromNs, 0) / 1e6;

/** The time outside the parent's, hatched over the bar. */
function Outside({ branch, layout }: Pick<Props, 'branch' | 'layout'>) {
  return partsOutsideParent(branch).map(({ fromNs, toNs }) => (
    <span key={fromNs} className={styles.outside} style={placeOf(layout.part(branch.span, fromNs, toNs))} />
  ));
}

function Path({ stretches, layout }: Pick<Props, 'stretches' | 'layout'>) {
  return stretches
    .map(({ branch, fromNs, toNs }) => layout.part(branch.span, fromNs - branch.startNs, toNs - branch.startNs))
    .filter(({ beyond }) => beyond === undefined)
    .map((bar) => <span key={`${bar.offset} ${bar.width}`} className={styles.path} style={placeOf(bar)} />);
}

const dotsOf = (span: StoredSpan, layout: Layout): { id: string; left: string; name: string }[] =>
  span.events
    .slice(0, MOST_DOTS)
    .filter(({ time }) => !layout.hides(time, span))
    .map((event, index) => ({
      id: `event ${index}`,
      left: percent(layout.at(event.time, span)),
      name: event.name,
    }));

const placeOf = ({ offset, width }: Bar): CSSProperties => ({ left: percent(offset), width: percent(width) });

const percent = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;
