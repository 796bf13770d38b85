'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { KeyGroups } from '@/app/_ui/waterfall/key-groups.tsx';
import { keyGroups } from '@/lib/waterfall/shortcuts.ts';
import styles from './waterfall-tools.module.css';

/** The keys of a trace, over the page until they are read. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Keys of the trace view" onClose={onClose}>
      {open ? (
        <>
          <div className={styles.dialogHead}>
            <h2>Keys</h2>
            <Button size="small" onClick={onClose}>
              Close
            </Button>
          </div>
          <KeyGroups groups={keyGroups} />
          <p>They work wherever in the trace the keyboard is, but where one types.</p>
        </>
      ) : null}
    </dialog>
  );
}
