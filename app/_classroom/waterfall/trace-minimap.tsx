'use client';
import { useMemo, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { MinimapDrawing } from '@/app/_ui/waterfall/minimap-drawing.tsx';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { minimapOf } from '@/lib/waterfall/minimap.ts';
import { windowWithin, type TimeWindow } from '@/lib/waterfall/time-window.ts';
import type { Desk } from './use-desk.ts';
import styles from './trace-minimap.module.css';

/** The trace in small. Dragging over it chooses a window of its time, dragging the window moves it; a click goes there. */
export function TraceMinimap({ desk }: { desk: Desk }) {
  const { facts, layout, setWindow } = desk;
  const minimap = useMemo(() => minimapOf(facts.tree, facts.order), [facts]);
  const box = useRef<HTMLDivElement>(null);
  const drag = useDrag(box, desk, minimap.rowsPerLane * minimap.height);
  const { totalMs } = layout;
  if (totalMs <= 0) return null;
  const { fromMs, toMs } = layout.window ?? { fromMs: 0, toMs: totalMs };
  const [left, right] = [(fromMs / totalMs) * 100, (toMs / totalMs) * 100];
  return (
    <div className={styles.minimap}>
      <div ref={box} className={styles.box} data-dragging={drag.isDragging || undefined} {...drag.handlers}>
        <MinimapDrawing minimap={minimap} />
        <span className={styles.shade} style={{ left: 0, width: `${left}%` }} />
        <span className={styles.shade} style={{ left: `${right}%`, right: 0 }} />
        <span
          className={styles.window}
          data-part="move"
          data-whole={layout.window === null || undefined}
          style={{ left: `${left}%`, width: `${right - left}%` }}
        />
        <Handle end="fromMs" desk={desk} />
        <Handle end="toMs" desk={desk} />
      </div>
      <p className={styles.words}>
        <span>
          {layout.window === null
            ? `The whole trace, ${durationText(totalMs)}. Drag over it to look closer.`
            : `${durationText(fromMs)} to ${durationText(toMs)} of ${durationText(totalMs)}`}
        </span>
        {layout.window === null ? null : (
          <Button look="quiet" size="small" onClick={() => setWindow(null)}>
            Whole trace
          </Button>
        )}
      </p>
    </div>
  );
}

/** Where it will be; a trace that large takes a moment, which is said. */
export const MinimapToCome = ({ spans }: { spans: number }) => (
  <div className={styles.minimap}>
    <div className={styles.box} />
    <output className={styles.words}>Reading all {spans.toLocaleString('en')} spans …</output>
  </div>
);

const handleWords = { fromMs: 'Start of the time shown', toMs: 'End of the time shown' };

/** One end of the window, for pointers and keys alike. */
function Handle({ end, desk: { layout, setWindow } }: { end: keyof TimeWindow; desk: Desk }) {
  const { totalMs } = layout;
  const window = layout.window ?? { fromMs: 0, toMs: totalMs };
  const moved = (ms: number): number => (end === 'fromMs' ? Math.min(ms, window.toMs) : Math.max(ms, window.fromMs));
  return (
    <input
      type="range"
      className={styles.handle}
      aria-label={handleWords[end]}
      aria-valuetext={durationText(window[end])}
      min={0}
      max={totalMs}
      step="any"
      value={window[end]}
      onChange={({ target }) => setWindow(windowWithin({ ...window, [end]: moved(Number(target.value)) }, totalMs))}
    />
  );
}

/** What a pointer holds: the window at a moment, or the first end of a new one. */
interface Held {
  part: 'move' | 'new';
  atMs: number;
  x: number;
  window: TimeWindow;
}

/** A pointer that moved less than this, in pixels, clicked. */
const CLICK = 4;

function useDrag(box: RefObject<HTMLDivElement | null>, desk: Desk, rows: number) {
  const { layout, setWindow } = desk;
  const { totalMs } = layout;
  const [held, setHeld] = useState<Held | null>(null);
  const place = (event: PointerEvent): { x: number; y: number } => {
    const { left, width, top, height } = (box.current as HTMLDivElement).getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const window = layout.window ?? { fromMs: 0, toMs: totalMs };
    if (event.target instanceof HTMLInputElement) return;
    const part = layout.window !== null && (event.target as HTMLElement).dataset['part'] === 'move' ? 'move' : 'new';
    box.current?.setPointerCapture(event.pointerId);
    setHeld({ part, atMs: place(event).x * totalMs, x: event.clientX, window });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (held === null || Math.abs(event.clientX - held.x) < CLICK) return;
    setWindow(windowWithin(dragged(held, place(event).x * totalMs, totalMs), totalMs));
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (held !== null && Math.abs(event.clientX - held.x) < CLICK) {
      const branch = desk.facts.order[Math.min(desk.facts.order.length - 1, Math.floor(place(event).y * rows))];
      if (branch !== undefined) desk.grid.goTo(branch, false);
    }
    setHeld(null);
  };
  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => setHeld(null) };
  return { isDragging: held !== null, handlers };
}

function dragged({ part, atMs, window }: Held, nowMs: number, totalMs: number): TimeWindow {
  if (part === 'new') return { fromMs: atMs, toMs: nowMs };
  const width = window.toMs - window.fromMs;
  const fromMs = Math.max(0, Math.min(totalMs - width, window.fromMs + nowMs - atMs));
  return { fromMs, toMs: fromMs + width };
}
