'use client';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { printable } from '@/lib/waterfall/printable.ts';
import { timeText } from '@/lib/waterfall/time-text.ts';
import { indexesOf } from '@/lib/waterfall/window.ts';
import { traceHref } from '../step/trace-href.ts';
import { useRowWindow, type RowWindow } from '../waterfall/use-row-window.ts';
import type { ShownLine } from './line-of.ts';
import { clockText } from './clock-text.ts';
import { LogLevel } from './log-level.tsx';
import styles from './line-list.module.css';

interface Props {
  lines: readonly ShownLine[];
  /** The seq of the line that is unfolded. */
  chosen: number | null;
  onChoose: (seq: number | null) => void;
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + 10,
  PageUp: (index) => index - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Which line has the keyboard, and how keys move it. */
function useLineKeys(lines: readonly ShownLine[], view: RowWindow, scroller: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<number | null>(null);
  const found = lines.findIndex(({ seq }) => seq === active);
  const at = Math.max(0, found);
  // The line that a key asked for. The drawing before it may still have to end, and knows nothing of it yet.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-line="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(lines.length - 1, step(at, lines.length)));
    wanted.current = lines[to]?.seq ?? null;
    setActive(wanted.current);
    view.scrollTo(to);
  };
  const onTake = (seq: number): void => {
    wanted.current = null;
    setActive(seq);
  };
  return { at, onTake, onKeyDown };
}

/** Lines, newest first, of which only those in sight are in the page. One Tab stop, arrows within. */
export function LineList({ lines, chosen, onChoose }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowWindow(scroller, lines.length);
  const { at, onTake, onKeyDown } = useLineKeys(lines, view, scroller);
  const rowOf = (index: number) => {
    const line = lines[index];
    if (line === undefined) return null;
    const onOpen = (): void => {
      onTake(line.seq);
      onChoose(line.seq === chosen ? null : line.seq);
    };
    const place = { index, count: lines.length, height: view.rowHeight };
    const open = line.seq === chosen;
    return <LineRow key={line.seq} {...{ line, place, open, onOpen, onKeyDown }} reachable={index === at} />;
  };
  return (
    <div ref={scroller} className={styles.scroller} data-narrow={view.narrow || undefined}>
      <ol
        className={styles.rows}
        style={{ height: lines.length * view.rowHeight }}
        aria-label="Log lines, newest first"
      >
        {indexesOf(view.range, at).map(rowOf)}
      </ol>
    </div>
  );
}

interface RowProps {
  line: ShownLine;
  place: { index: number; count: number; height: number };
  reachable: boolean;
  open: boolean;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A stack trace is a line, too; its breaks are shown as such, and not as codes. */
const onOneLine = (text: string): string =>
  text
    .slice(0, 1000)
    .trimEnd()
    .replaceAll(/\r?\n[ \t]*/g, ' ↵ ');

function LineRow({ line, place, reachable, open, onOpen, onKeyDown }: RowProps) {
  const { traceId, spanId } = line;
  const tabIndex = reachable ? 0 : -1;
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${place.index * place.height}px)`, height: place.height }}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      data-open={open || undefined}
      data-grave={line.severityNumber >= 17 || undefined}
    >
      <button type="button" className={styles.line} data-line={line.seq} aria-expanded={open} tabIndex={tabIndex} onClick={onOpen} onKeyDown={onKeyDown}>
        <time className={styles.clock} title={timeText(line.time)} suppressHydrationWarning>
          {clockText(line.time)}
        </time>
        <span className={styles.level}>
          <LogLevel line={line} />
        </span>
        <span className={styles.text}>{printable(onOneLine(line.short), 400)}</span>
      </button>
      {traceId === null ? null : (
        <Link className={styles.trace} tabIndex={tabIndex} href={traceHref({ traceId, spanId: spanId ?? undefined })} aria-label={`Trace of this line, ${traceId.slice(0, 8)}`}>
          {traceId.slice(0, 8)}
        </Link>
      )}
    </li>
  ); // prettier-ignore
}
