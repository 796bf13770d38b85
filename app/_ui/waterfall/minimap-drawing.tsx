import { MINIMAP_COLUMNS, type Minimap } from '@/lib/waterfall/minimap.ts';
import styles from './minimap-drawing.module.css';

/** A trace in small, its services in their colours and what failed in red; whoever holds it stretches it. */
export function MinimapDrawing({ minimap: { height, paths } }: { minimap: Minimap }) {
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${MINIMAP_COLUMNS} ${Math.max(1, height)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.map(({ colour, d }) => (
        <path
          key={colour}
          d={d}
          className={styles.bars}
          style={{ fill: colour === 'failed' ? 'var(--bad)' : `var(--service-${colour})` }}
        />
      ))}
    </svg>
  );
}
