import type { ReactNode } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import styles from './note.module.css';

/** Something beside the main line: a fact for the curious, or with `care` a warning to heed. */
export function Note({ care = false, title, children }: { care?: boolean; title: string; children: ReactNode }) {
  return (
    <Callout kind={care ? 'warning' : 'note'} title={title}>
      {children}
    </Callout>
  );
}

/** What a student should find without reading it: closed until they have looked themselves. */
export function OpenTheAnswer({ children }: { children: ReactNode }) {
  return (
    <details className={styles.trouble}>
      <summary>Open the answer</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

/** What goes wrong in this step, and the way out: closed until it is needed. */
export function IfItGoesWrong({ children }: { children: ReactNode }) {
  return (
    <details className={styles.trouble}>
      <summary>If it goes wrong</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
