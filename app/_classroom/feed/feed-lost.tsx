'use client';
import { useEffect, useState } from 'react';
import { Icon } from '@/app/_ui/icons.tsx';
import styles from './feed-lost.module.css';
import { useFeedState } from './use-feed.ts';

/** A line that drops and comes back at once is nobody's concern, nor is a page that is being left. */
const PATIENCE_MS = 2000;

/** Says that the page may be behind, for as long as it may. It lies over the page's foot, so that nothing jumps. */
export function FeedLost() {
  const lost = useFeedState() === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <output className={styles.place}>
      {lost && shown ? (
        <span className={styles.note}>
          <Icon name="warning" size={16} />
          <span>
            <strong>The live feed is lost.</strong> Spans that arrive now are stored, and shown once it is back; it is
            being called again. If it stays away, see whether Spanwalk still runs in its terminal.
          </span>
        </span>
      ) : null}
    </output>
  );
}
