import { Button } from '@/app/_ui/button.tsx';
import type { Branch } from '@/lib/waterfall/tree.ts';
import styles from './trace-view.module.css';
import type { Treegrid } from './use-treegrid.ts';

/** The way back from the details to where they were chosen; shown where they stand below the rows. */
export function BackToRow({ branch, grid }: { branch: Branch | undefined; grid: Treegrid }) {
  return (
    <div className={styles.back}>
      <Button
        size="small"
        onClick={({ currentTarget }) => {
          if (branch === undefined) currentTarget.closest(`.${styles.panes}`)?.scrollIntoView({ block: 'start' });
          else grid.goTo(branch, true);
        }}
      >
        ↑ Back to the row{branch === undefined ? 's' : ''}
      </Button>
    </div>
  );
}
