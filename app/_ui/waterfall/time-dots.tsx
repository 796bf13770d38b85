import type { SpanEvent, StoredSpan } from '@/lib/telemetry/span.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import { timeBins } from '@/lib/waterfall/time-bins.ts';
import type { AsShown } from './as-shown.ts';
import { ManyMarks, MarkDot } from './mark-dot.tsx';
import styles from './row-times.module.css';

/** More dots than this on one bar would lie over each other. */
export const MOST_DOTS = 60;

/** The events of a span, each at its moment; where they are very many, one dot for those of some pixels. */
export function EventDots({ span, layout, asShown }: { span: StoredSpan; layout: Layout; asShown: AsShown }) {
  if (span.events.length === 0) return null;
  const shown = span.events.filter(({ time }) => !layout.hides(time, span));
  const named = (event: SpanEvent): string => eventText(event, span, asShown);
  return timeBins(shown, ({ time }) => layout.at(time, span), MOST_DOTS).map(
    ({ nth, at, items: [first, ...others] }) =>
      first === undefined ? null : (
        <span
          key={nth}
          className={styles.event}
          style={{ left: percent(at) }}
          data-many={others.length > 0 || undefined}
          title={others.length === 0 ? named(first) : `${others.length + 1} span events, the first: ${named(first)}`}
        />
      ),
  );
}

function eventText({ name, time }: SpanEvent, { start, end }: StoredSpan, asShown: AsShown): string {
  const words = nameText(asShown('', name), 80);
  if (time < start) return `${words} (${text(start - time)} before its span began)`;
  return time > end && end >= start ? `${words} (${text(time - end)} after its span had ended)` : words;
}

const text = (ns: bigint): string => durationText(Number(ns) / 1e6);

interface MarksProps {
  span: Pick<StoredSpan, 'traceId' | 'start'>;
  marks: readonly TimeMark[];
  layout: Layout;
}

/** The logs and errors of a row, each at its moment; where they are very many, one for those of some pixels. */
export function MarkDots({ span, marks, layout }: MarksProps) {
  if (marks.length === 0) return null;
  const shown = marks.filter(({ at }) => !layout.hides(at, span));
  return timeBins(shown, ({ at }) => layout.at(at, span), MOST_DOTS).map(({ at, items }) => {
    const [first] = items;
    if (first === undefined) return null;
    return items.length === 1 ? (
      <MarkDot key={first.seq} mark={first} left={percent(at)} layout={layout} />
    ) : (
      <ManyMarks key={first.seq} marks={items} left={percent(at)} hint="Their span’s details list them." />
    );
  });
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`;
