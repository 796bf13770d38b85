import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import styles from './mark-dot.module.css';

const kinds: Record<TimeMark['kind'], string> = { log: 'Log line', error: 'Error report' };

/** A mark in words: what it is, how grave, and what it says. */
const markText = ({ kind, level, text }: TimeMark): string =>
  `${kinds[kind]}${level === '' ? '' : `, ${level}`}: ${text}`;

/**
 * A log line or an error on the time axis. The list it stands in hears the click; the keyboard reaches it in the
 * details of its span.
 */
export function MarkDot({ mark, left, beyond }: { mark: TimeMark; left: string; beyond: boolean }) {
  const words = `${markText(mark)}${beyond ? ' (outside the time of the trace)' : ''}`;
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left }}
      tabIndex={-1}
      data-mark={mark.seq}
      data-kind={mark.kind}
      data-failed={mark.failed || undefined}
      data-beyond={beyond || undefined}
      title={words}
      aria-label={words}
    />
  );
}
