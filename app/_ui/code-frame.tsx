import type { ReactNode } from 'react';
import styles from './code-frame.module.css';
import { Scroller } from './scroller.tsx';

interface CodeFrameProps {
  /** The file that the code is an excerpt of, or what one does with it. */
  name: string;
  /** At the right of the name: a copy button, most often. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of a code block: its file's name, its tools, and the code, which scrolls within. */
export function CodeFrame({ name, tools, children }: CodeFrameProps) {
  return (
    <figure className={styles.frame}>
      <figcaption className={styles.bar}>
        <span className={styles.name}>{name}</span>
        {tools}
      </figcaption>
      <Scroller className={styles.code} label={name}>
        {children}
      </Scroller>
    </figure>
  );
}
