import type { ReactNode } from 'react';
import styles from './quiet-line.module.css';

/** Why nothing is drawn in a panel, or what of it is left out. */
export const QuietLine = ({ children }: { children: ReactNode }) => <p className={styles.line}>{children}</p>;
