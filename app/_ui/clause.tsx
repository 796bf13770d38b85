import type { ReactNode } from 'react';
import styles from './clause.module.css';

/** One clause of a query: VISUALIZE, WHERE, GROUP BY … and its terms. */
export function Clause({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.clause}>
      <legend className={styles.head}>
        <span className={styles.name}>{name}</span>
        {hint === undefined ? null : <span> {hint}</span>}
      </legend>
      <div className={styles.terms}>{children}</div>
    </fieldset>
  );
}
