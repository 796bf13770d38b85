'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { MOST_PANELS, type NewPanel } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import styles from './add-panel.module.css';
import { PanelForm } from './panel-form.tsx';
import panels from './panels.module.css';

interface Props {
  open: boolean;
  /** How many panels the board has. */
  count: number;
  queries: readonly SavedQuery[];
  onOpen: () => void;
  /** With the panel that is wanted, or null. */
  onClose: (panel: NewPanel | null) => void;
}

/** The place after the last panel: the way to one more. */
export function AddPanel({ open, count, queries, onOpen, onClose }: Props) {
  return (
    <div className={panels.slot} data-width="full" data-panel="">
      {open ? (
        <PanelForm label="New panel" panel={null} queries={queries} onSave={onClose} onCancel={() => onClose(null)} />
      ) : (
        <div className={styles.add}>
          {count === 0 ? (
            <p>This board has no panels yet. Add a query or a note, or go to Explore and add from there.</p>
          ) : null}
          {count < MOST_PANELS ? (
            <Button data-tool="edit" look={count === 0 ? 'primary' : 'plain'} onClick={onOpen}>
              <Icon name="plus" size={13} /> Add a panel …
            </Button>
          ) : (
            <p>A board has {MOST_PANELS} panels at most.</p>
          )}
        </div>
      )}
    </div>
  );
}
