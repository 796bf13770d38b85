import type { ReactNode } from 'react';
import styles from './scroller.module.css';

// What scrolls must take the focus, or a keyboard cannot scroll it (WCAG 2.1.1).
const scrollable = { tabIndex: 0 };

/** A region that scrolls sideways on its own, within a page that must not. */
export function Scroller({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className={`${styles.scroller} ${className ?? ''}`} aria-label={label} {...scrollable}>
      {children}
    </section>
  );
}
