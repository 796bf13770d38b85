import Link from 'next/link';
import { Icon } from '@/app/_ui/icons.tsx';
import type { OutlineStep } from '@/lib/curriculum/outline.ts';
import styles from './step-neighbours.module.css';

interface StepNeighboursProps {
  previous: OutlineStep | null;
  next: OutlineStep | null;
}

/** The way on and the way back, across lessons. */
export function StepNeighbours({ previous, next }: StepNeighboursProps) {
  return (
    <nav className={styles.neighbours} aria-label="Previous and next step">
      {previous ? (
        <Link className={styles.previous} href={previous.href} rel="prev">
          <span className={styles.way}>Previous</span>
          {previous.title}
        </Link>
      ) : (
        <span />
      )}
      {next ? (
        <Link className={styles.next} href={next.href} rel="next">
          <span className={styles.way}>
            Next <Icon name="arrow" size={12} />
          </span>
          {next.title}
        </Link>
      ) : (
        <Link className={styles.next} href="/">
          <span className={styles.way}>The end of what there is</span>
          Back to the course
        </Link>
      )}
    </nav>
  );
}
