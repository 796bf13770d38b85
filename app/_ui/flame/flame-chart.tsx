import type { KeyboardEvent, MouseEvent, Ref } from 'react';
import type { DrawnFrame, FlameLayout } from '@/lib/flame/lay-flame.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { inServiceColour, type Colours } from '../waterfall/service-dot.tsx';
import styles from './flame-chart.module.css';

/** Pixels of a level. */
const LEVEL = 24;

interface Props {
  ref: Ref<HTMLDivElement>;
  layout: FlameLayout;
  colours: Colours;
  /** The frame with the keyboard, and the one that is zoomed into. */
  focused: string | undefined;
  zoomed: string | undefined;
  /** What a search found; null where nothing is searched for. */
  found: ReadonlySet<string> | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/** Frames below their callers, each as wide as its work. One Tab stop, arrows within. */
export function FlameChart({ ref, layout, colours, focused, zoomed, found, onKeyDown, onClick }: Props) {
  const stop = layout.drawn.some(({ frame }) => frame.key === focused) ? focused : layout.drawn[0]?.frame.key;
  return (
    <div
      ref={ref}
      className={styles.chart}
      style={{ height: layout.levels * LEVEL }}
      role="tree"
      tabIndex={-1}
      aria-label="Flame graph of the trace"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {layout.drawn.map((drawn) => (
        <FrameBar
          key={drawn.frame.key}
          drawn={drawn}
          colours={colours}
          isStop={drawn.frame.key === stop}
          isZoomed={drawn.frame.key === zoomed}
          isFound={found === null ? null : found.has(drawn.frame.key)}
        />
      ))}
    </div>
  );
}

interface BarProps {
  drawn: DrawnFrame;
  colours: Colours;
  isStop: boolean;
  isZoomed: boolean;
  isFound: boolean | null;
}

function FrameBar({ drawn: { frame, offset, width, level }, colours, isStop, isZoomed, isFound }: BarProps) {
  const words = frameWords(frame);
  return (
    <div
      className={styles.frame}
      style={{
        left: `${(offset * 100).toFixed(4)}%`,
        width: `${(width * 100).toFixed(4)}%`,
        top: level * LEVEL,
        ...inServiceColour(frame.service, colours),
      }}
      role="treeitem"
      tabIndex={isStop ? 0 : -1}
      aria-level={level + 1}
      aria-selected={isZoomed}
      aria-label={words}
      title={words}
      data-frame={frame.key}
      data-failed={frame.failed > 0 || undefined}
      data-found={isFound ?? undefined}
    >
      {printable(frame.name, 120) || '(no name)'}
    </div>
  );
}

/** What a frame is and how much: `GET /home of backend-next, 3 spans, 120 ms of work, 40.0 ms of its own, 1 failed`. */
export function frameWords({ name, service, count, failed, workNs, ownNs }: DrawnFrame['frame']): string {
  const parts = [
    `${printable(name, 120) || '(no name)'} of ${printable(service, 80)}`,
    `${count.toLocaleString('en')} span${count === 1 ? '' : 's'}`,
    `${durationText(workNs / 1e6)} of work`,
    `${durationText(ownNs / 1e6)} of its own`,
  ];
  return [...parts, ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : [])].join(', ');
}
