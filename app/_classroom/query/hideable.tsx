'use client';
import { useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import type { Faulty } from './faults.tsx';
import styles from './hideable.module.css';

interface Props {
  text: string;
  /** The same without what looks like a secret; the text itself where nothing does. */
  masked: string;
  /** What it is: `the value of filter 1`. */
  of: string;
  wrong: Faulty;
  /** The field itself, which tells of each text that the reader wrote. */
  children: (seen: (text: string) => void) => ReactNode;
}

/**
 * A field whose text is hidden, as the results hide it, until the reader asks for it: it may have come from a row that
 * was pressed, or with an address. What the reader types is seen.
 */
export function Hideable({ text, masked, of, wrong, children }: Props) {
  const [known, setKnown] = useState<string>();
  const field = useRef<HTMLSpanElement>(null);
  const turn = (seen: string | undefined, to: string): void => {
    flushSync(() => setKnown(seen));
    field.current?.querySelector<HTMLElement>(to)?.focus();
  };
  const isHidden = masked !== text && known !== text;
  return (
    <span ref={field} className={styles.field}>
      {isHidden ? (
        <Hidden masked={masked} of={of} wrong={wrong} onShow={() => turn(text, 'input, textarea')} />
      ) : (
        <>
          {children(setKnown)}
          {masked === text ? null : (
            <Button look="quiet" size="small" aria-label={`Hide ${of}`} onClick={() => turn(undefined, 'button')}>
              Hide
            </Button>
          )}
        </>
      )}
    </span>
  );
}

interface HiddenProps extends Pick<Props, 'masked' | 'of' | 'wrong'> {
  onShow: () => void;
}

function Hidden({ masked, of, wrong, onShow }: HiddenProps) {
  const id = useId();
  return (
    <span className={styles.hidden} data-faulty={wrong['aria-invalid']}>
      <span id={id} className={styles.masked} title={masked}>
        {masked}
      </span>
      <Button
        look="quiet"
        size="small"
        aria-label={`Show ${of}`}
        aria-describedby={[id, wrong['aria-describedby']].filter(Boolean).join(' ')}
        onClick={onShow}
      >
        Show
      </Button>
    </span>
  );
}
