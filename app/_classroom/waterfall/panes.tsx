'use client';
import { useRef, type ReactNode } from 'react';
import styles from './trace-view.module.css';
import { useDetailsInSight } from './use-details-in-sight.ts';

/** The rows and the details of what is chosen in them: beside each other, or below where there is no room. */
export function Panes({ children }: { children: ReactNode }) {
  const panes = useRef<HTMLDivElement>(null);
  useDetailsInSight(panes);
  return (
    <div ref={panes} className={styles.panes}>
      {children}
    </div>
  );
}
