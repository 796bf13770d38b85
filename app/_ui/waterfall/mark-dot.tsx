import type { Layout } from '@/lib/waterfall/layout.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import styles from './mark-dot.module.css';

const kinds: Record<TimeMark['kind'], string> = { log: 'Log line', error: 'Error report' };

/** A mark in words: what it is, how grave, and what it says. */
export const markText = ({ kind, level, text }: TimeMark): string =>
  `${kinds[kind]}${level === '' ? '' : `, ${level}`}: ${text}`;

/**
 * A log line or an error on the time axis. Whatever it stands in hears the click; the keyboard reaches it in a list: of
 * its span's details, or of those without a span.
 */
export function MarkDot({ mark, left, layout }: { mark: TimeMark; left: string; layout: Layout }) {
  const off = layout.offText(mark.at, mark.traceId);
  const words = off === '' ? markText(mark) : `${markText(mark)} (${off})`;
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left }}
      tabIndex={-1}
      data-mark={mark.seq}
      data-kind={mark.kind}
      data-failed={mark.failed || undefined}
      data-beyond={!layout.holds(mark.at, mark.traceId) || undefined}
      title={words}
      aria-label={words}
    />
  );
}

interface ManyProps {
  marks: readonly TimeMark[];
  left: string;
  /** Where they can be read one by one. */
  hint: string;
}

/** Several of them, too near each other to be told apart. */
export function ManyMarks({ marks, left, hint }: ManyProps) {
  const words = `${manyText(marks)}. ${hint}`;
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left }}
      tabIndex={-1}
      data-many
      data-failed={marks.some(({ failed }) => failed) || undefined}
      title={words}
      aria-label={words}
    />
  );
}

/** How many log lines and error reports these are, and how many of them tell of a failure. */
function manyText(marks: readonly TimeMark[]): string {
  const logs = marks.filter(({ kind }) => kind === 'log').length;
  const failed = marks.filter((mark) => mark.failed).length;
  const counts = [counted(logs, 'log line'), counted(marks.length - logs, 'error report')].filter(
    (part) => part !== '',
  );
  return `${counts.join(' and ')} close together${failed === 0 ? '' : `, ${failed.toLocaleString('en')} of them failed`}`;
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
