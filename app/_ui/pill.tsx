import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import styles from './pill.module.css';

export type Tone = 'neutral' | 'info' | 'good' | 'bad' | 'warn';

/** A word or two that stand apart: a status, a kind, a count. The words carry it, the tone only helps. */
export function Pill({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName | undefined;
  children: ReactNode;
}) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
