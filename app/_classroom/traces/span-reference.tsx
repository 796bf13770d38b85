'use client';
import { printable } from '@/lib/waterfall/printable.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import styles from './span-reference.module.css';

interface Props {
  /** The span that a line or an error names; null where it names none. */
  spanId: string | null;
  /** That span's name, once it has arrived. */
  name: string | undefined;
  /** Stands before the name: `in`. */
  before?: string;
  onShowSpan: (spanId: string) => void;
}

/** The span in which something was said, to be shown in the waterfall; or that there is none to show. */
export function SpanReference({ spanId, name, before = '', onShowSpan }: Props) {
  if (spanId === null) return <span className={styles.none}>names no span</span>;
  if (name === undefined) return <span className={styles.none}>its span has not arrived</span>;
  return (
    <button type="button" className={styles.span} onClick={() => onShowSpan(spanId)}>
      {before === '' ? '' : `${before} `}
      {printable(asHidden('', name), 60)}
    </button>
  );
}
