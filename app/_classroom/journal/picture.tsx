import { Scroller } from '@/app/_ui/scroller.tsx';
import styles from './journal.module.css';

/** A picture as the file will hold it. As an image, so that nothing in it could run; on a phone it is scrolled. */
export function Picture({ svg, of }: { svg: string; of: string }) {
  return (
    <Scroller className={styles.scroller} label={of}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={of} />
    </Scroller>
  );
}
