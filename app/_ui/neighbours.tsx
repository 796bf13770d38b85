import Link from 'next/link';
import { Icon } from './icons.tsx';
import styles from './neighbours.module.css';

interface Place {
  href: string;
  title: string;
}

interface NeighboursProps {
  /** For a screen reader: “Previous and next step”. */
  label: string;
  previous: Place | null;
  next: Place | null;
  /** What stands in place of a next one. */
  end: Place & { way: string };
}

/** The way on and the way back. */
export function Neighbours({ label, previous, next, end }: NeighboursProps) {
  return (
    <nav className={styles.neighbours} aria-label={label}>
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
        <Link className={styles.next} href={end.href}>
          <span className={styles.way}>{end.way}</span>
          {end.title}
        </Link>
      )}
    </nav>
  );
}
