import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title: string;
  /** Counts, or controls, at the right of the title. */
  aside?: ReactNode;
  /** The content reaches to the panel's edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A region with a title and something of its own in it. */
export function Panel({ title, aside, flush = false, children }: PanelProps) {
  const heading = useId();
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 className={styles.title} id={heading}>
          {title}
        </h2>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={styles.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
