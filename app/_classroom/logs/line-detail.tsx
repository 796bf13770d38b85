import Link from 'next/link';
import { useState } from 'react';
import { useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { maskValue } from '@/lib/guard/mask.ts';
import { timeText } from '@/lib/waterfall/time-text.ts';
import { CopyButton } from '../copy-button.tsx';
import { JsonFields } from '../errors/json-fields.tsx';
import { plainText } from '../errors/plain-text.ts';
import { traceHref } from '../step/trace-href.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { useKeys } from '../use-keys.ts';
import { fieldsOf, type ShownLine } from './line-of.ts';
import { LogLevel } from './log-level.tsx';
import styles from './line-detail.module.css';

interface Props {
  line: ShownLine;
  onClose: () => void;
  /** All lines of its trace are wanted. */
  onTrace: (traceId: string) => void;
}

/** Wherever the focus stands: in the list, where the line was chosen, or in what was unfolded. */
function useEscape(onEscape: () => void): void {
  useKeys(({ key }) => {
    if (key === 'Escape') onEscape();
  });
}

/** One line, unfolded: its fields, its text as it came, and the way to its trace. */
export function LineDetail({ line, onClose, onTrace }: Props) {
  const { traceId, spanId } = line;
  const [revealed, setRevealed] = useState(false);
  const masked = maskValue({ key: '', text: line.text });
  const text = revealed ? line.text : masked.text;
  const fields = revealed ? line.fields : fieldsOf(text);
  const place = useRef<HTMLElement>(null);
  // It stands below the list, and so below the edge of most windows.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEscape(onClose);
  return (
    <section ref={place} className={styles.detail} aria-label="The chosen line">
      <header className={styles.head}>
        <LogLevel line={line} />
        <time className={styles.quiet}>{timeText(line.time)}</time>
        <span className={styles.quiet}>{plainText(maskedText(line.stream))}</span>
        <span className={styles.actions}>
          <CopyButton text={text} of="the line" />
          <Button look="quiet" size="small" onClick={onClose}>
            Close
          </Button>
        </span>
      </header>
      {traceId === null ? (
        <p className={styles.quiet}>It names no trace.</p>
      ) : (
        <p className={styles.ways}>
          <Link href={traceHref({ traceId, spanId: spanId ?? undefined })}>See it in its trace</Link>
          <Button look="quiet" size="small" onClick={() => onTrace(traceId)}>
            All lines of this trace
          </Button>
        </p>
      )}
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      {fields === null ? null : <JsonFields value={fields} />}
      <pre className={styles.raw}>{plainText(text)}</pre>
    </section>
  );
}
