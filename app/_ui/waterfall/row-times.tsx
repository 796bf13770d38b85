import type { CSSProperties } from 'react';
import type { Stretch } from '@/lib/waterfall/critical-path.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Bar, Layout } from '@/lib/waterfall/layout.ts';
import { partsOutsideParent } from '@/lib/waterfall/oddities.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import type { AsShown } from './as-shown.ts';
import { EventDots, MarkDots } from './time-dots.tsx';
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
      <EventDots span={span} layout={layout} asShown={asShown} />
      <MarkDots span={span} marks={marks} layout={layout} />
    </td>
  );
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

const placeOf = ({ offset, width }: Bar): CSSProperties => ({ left: percent(offset), width: percent(width) });

const percent = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;
