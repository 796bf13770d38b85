import type { ReactNode } from 'react';
import styles from './connect.module.css';

/** A word beside a choice; the choice names itself for who cannot see it. */
export function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className={styles.choice}>
      <span aria-hidden="true">{name}</span>
      {children}
    </span>
  );
}
