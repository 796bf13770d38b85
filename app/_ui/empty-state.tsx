import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing is here yet: why, and what would change that. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
