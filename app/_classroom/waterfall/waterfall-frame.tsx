import type { CSSProperties, ReactNode } from 'react';
import styles from './waterfall-frame.module.css';

interface FrameProps {
  /** Names the region; needed where a page shows several. */
  label?: string | undefined;
  /** Fields that have a column of their own. */
  columns: readonly string[];
  /** A CSS length; the rows scroll within it. */
  mostHeight?: string | undefined;
  children: ReactNode;
}

/** The room of a waterfall, and how wide its names, columns and durations are. */
export const WaterfallFrame = ({ label = 'Waterfall', columns, mostHeight = '30rem', children }: FrameProps) => (
  <section className={styles.waterfall} aria-label={label} style={sizes(columns, mostHeight)}>
    {children}
  </section>
);

/** What the bars keep whatever columns stand beside them. */
const LEAST_TIME = '12rem';

/** Names give way to columns, and columns to the bars, which keep a room of their own. */
function sizes(columns: readonly string[], mostHeight: string): CSSProperties {
  if (columns.length === 0) return { '--most-height': mostHeight } as CSSProperties;
  const beside = `var(--name-width) - var(--duration-width) - ${LEAST_TIME}`;
  return {
    '--most-height': mostHeight,
    '--name-width': `clamp(11rem, ${columns.length > 3 ? 28 : 32}%, 22rem)`,
    '--column-width': `clamp(3.5rem, (100% - ${beside}) / ${columns.length}, 8rem)`,
    '--columns': `repeat(${columns.length}, var(--column-width))`,
    '--columns-width': `calc(${columns.length} * var(--column-width))`,
  } as CSSProperties;
}
