import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import styles from './callout.module.css';

export type CalloutKind = 'note' | 'warning' | 'problem' | 'done';

const icons: Record<CalloutKind, IconName> = { note: 'info', warning: 'warning', problem: 'cross', done: 'check' };

/** A paragraph that must not be missed. */
export function Callout({
  kind = 'note',
  title,
  children,
}: {
  kind?: CalloutKind;
  title?: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.callout} data-kind={kind} role="note">
      <span className={styles.icon}>
        <Icon name={icons[kind]} />
      </span>
      <div className={styles.body}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
