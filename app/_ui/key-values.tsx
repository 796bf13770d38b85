import { Fragment } from 'react';
import type { ReactNode } from 'react';
import styles from './key-values.module.css';

/** Names and what they stand for. */
export function KeyValues({ items }: { items: readonly { key: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ key, value }) => (
        <Fragment key={key}>
          <dt className={styles.key}>{key}</dt>
          <dd className={styles.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
