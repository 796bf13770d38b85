import type { ReactNode, Ref } from 'react';
import styles from './clause.module.css';

interface Props {
  name: string;
  hint?: string;
  /** Who moves the focus within it. */
  ref?: Ref<HTMLFieldSetElement>;
  children: ReactNode;
}

/** One clause of a query: VISUALIZE, WHERE, GROUP BY … and its terms. */
export function Clause({ name, hint, ref, children }: Props) {
  return (
    <fieldset ref={ref} className={styles.clause}>
      <legend className={styles.head}>
        <span className={styles.name}>{name}</span>
        {hint === undefined ? null : <span> {hint}</span>}
      </legend>
      <div className={styles.terms}>{children}</div>
    </fieldset>
  );
}
