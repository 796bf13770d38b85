import type { ReactNode } from 'react';
import styles from './clause.module.css';

/** One clause of a query: VISUALIZE, WHERE, GROUP BY … and its terms. */
export function Clause({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={styles.clause}>
      <legend className={styles.name}>{name}</legend>
      <div className={styles.terms}>{children}</div>
    </fieldset>
  );
}
