import { Skeleton } from '@/app/_ui/skeleton.tsx';
import styles from './trace-page.module.css';

/** Stands in for a trace that is on its way, in as much room, so that what is below stays where it is. */
export const TraceWaits = () => (
  <div className={styles.sides}>
    <Skeleton lines={8} of="the trace" />
  </div>
);
