import type { KeyboardEvent, MouseEvent, PointerEvent, Ref } from 'react';
import { flushSync } from 'react-dom';
import shared from './chart.module.css';
import styles from './time-cursor.module.css';
import { brushAfter, bucketAt, bucketsOf, type TimeLine } from './time-line.ts';

interface Where {
  /** The calculation's key, which names the chart. */
  chart: string;
  line: TimeLine;
  /** How many time buckets there are. */
  count: number;
}

interface CursorProps extends Where {
  /** What the chart tells at a bucket. */
  wordsAt: (bucket: number) => string;
  /** One moment was chosen by the keyboard, and can be asked about. */
  onChosen: () => void;
  ref: Ref<HTMLInputElement>;
}

/** A slider over the whole plot: the pointer moves it by hovering, the arrow keys by steps; dragged or with Shift, it chooses a range. */
export function TimeCursor({ wordsAt, onChosen, ref, ...where }: CursorProps) {
  const { chart, line, count } = where;
  const { cursor, onCursor, brush, setBrush } = line;
  const at = cursor ?? Math.max(0, count - 1);
  return (
    <>
      {brush === null ? null : <span className={shared.chosen} style={placeOf(bucketsOf(brush), count)} />}
      {cursor === undefined ? null : (
        <span className={shared.cursor} style={{ left: `${((cursor + 0.5) / count) * 100}%` }} />
      )}
      <input
        ref={ref}
        type="range"
        className={styles.slider}
        min={0}
        max={Math.max(0, count - 1)}
        value={at}
        aria-label={`Moment in ${chart}`}
        aria-valuetext={wordsAt(at)}
        onChange={(event) => onCursor(Number(event.target.value))}
        onPointerCancel={() => setBrush(null)}
        onPointerLeave={() => onCursor(undefined)}
        onBlur={() => onCursor(undefined)}
        {...byPointer(where)}
        onKeyDown={(event) => onKey(event, at, { ...where, onChosen })}
      />
    </>
  );
}

const placeOf = ([first, last]: [number, number], count: number) => ({
  insetBlock: 0,
  left: `${(first / count) * 100}%`,
  width: `${((last - first + 1) / count) * 100}%`,
});

type Pointed = PointerEvent<HTMLInputElement>;

function byPointer({ chart, count, line: { onCursor, setBrush } }: Where) {
  const under = (event: Pointed): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return bucketAt((event.clientX - box.left) / box.width, count);
  };
  return {
    // The browser's own dragging would follow a thumb that nobody sees.
    onMouseDown: (event: MouseEvent<HTMLInputElement>): void => {
      event.preventDefault();
      event.currentTarget.focus({ preventScroll: true });
    },
    onPointerDown: (event: Pointed): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setBrush({ chart, anchor: under(event), head: under(event), done: false });
    },
    onPointerMove: (event: Pointed): void => {
      const head = under(event);
      onCursor(head);
      setBrush((before) => (before === null || before.done ? before : { ...before, head }));
    },
    onPointerUp: (event: Pointed): void => {
      const head = under(event);
      setBrush((before) => {
        if (before === null || before.done) return before;
        return { ...before, head, done: true };
      });
    },
  };
}

function onKey(
  event: KeyboardEvent,
  at: number,
  { chart, count, line, onChosen }: Where & Pick<CursorProps, 'onChosen'>,
): void {
  const { brush, setBrush, onCursor, onZoom } = line;
  const wider = event.shiftKey ? brushAfter(event.key, { chart, count, at, brush }) : null;
  if (wider !== null) {
    event.preventDefault();
    setBrush(wider);
    onCursor(wider.head);
  } else if (event.key === 'Enter' && brush !== null) onZoom(...bucketsOf(brush));
  else if (event.key === 'Enter') {
    // It would press what gets the focus.
    event.preventDefault();
    flushSync(() => setBrush({ chart, anchor: at, head: at, done: true }));
    onChosen();
  } else if (event.key === 'Escape' || event.key.startsWith('Arrow')) setBrush(null);
}
