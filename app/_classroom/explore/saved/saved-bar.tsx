'use client';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { sameQuery } from '@/lib/query/same-query.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { leaveOnEscape } from '../../named/leave-on-escape.ts';
import { NamingForm } from '../../named/naming-form.tsx';
import type { Naming } from '../../named/naming.ts';
import { News } from '../../named/news.tsx';
import { runnable } from '../../query/runnable.ts';
import { useKeys } from '../../use-keys.ts';
import { AddToBoard } from './add-to-board.tsx';
import { SavedList } from './saved-list.tsx';
import styles from './saved.module.css';
import type { Shelf } from './use-shelf.ts';

interface SavedBarProps {
  shelf: Shelf;
  /** What the builder holds, and so what would be saved. */
  draft: QuerySpecInput;
  /** The saved query that is being looked at. */
  open: SavedQuery | null;
  hrefOf: ((query: SavedQuery) => string) | null;
  onOpen: (query: SavedQuery) => void;
  /** A query was saved, newly or with its changes. */
  onSaved: (query: SavedQuery) => void;
  children: ReactNode;
}

const noName: Naming = { name: '', description: '' };

type Pane = 'none' | 'naming' | 'list' | 'board';

/** Saving what was built, and coming back to what was saved. Ctrl or ⌘ with S saves. */
export function SavedBar({ shelf, draft, open, hrefOf, onOpen, onSaved, children }: SavedBarProps) {
  const { bar, pane, setPane, turnTo, closeWhere, leave } = usePane(shelf.forget);
  const spec = runnable(draft);
  /** What is looked at, where the builder holds something else by now. */
  const changed = open === null || sameQuery(spec, open.spec) ? null : open;

  const told = (saved: SavedQuery | null): void => {
    if (saved === null) return;
    closeWhere((now) => now === 'naming');
    onSaved(saved);
  };
  const saveChanges = (query: SavedQuery): void => void shelf.change(query, { spec }).then(told);
  const saveAs = (naming: Naming): void => void shelf.save(naming, spec).then(told);
  const giveUp = (): void => {
    shelf.forget();
    leave();
  };
  useSaveKey(() => (changed === null ? setPane('naming') : saveChanges(changed)));

  const buttons = {
    pane,
    open,
    changed,
    count: shelf.queries.length,
    hasBoards: hrefOf !== null,
    onShow: turnTo,
    onSaveChanges: saveChanges,
  };
  return (
    <div ref={bar} className={styles.saved} {...(pane === 'list' ? leaveOnEscape(giveUp) : {})}>
      <Buttons {...buttons}>{children}</Buttons>
      <News shelf={changed === null || shelf.deleted !== null ? shelf : { ...shelf, notice: '' }} />
      {pane === 'naming' ? (
        <NamingForm label="Save this query" initial={noName} onSave={saveAs} onCancel={giveUp} />
      ) : null}
      {pane === 'board' ? <AddToBoard spec={spec} saved={changed === null ? open : null} onClose={giveUp} /> : null}
      {pane === 'list' ? <SavedList shelf={shelf} open={open} hrefOf={hrefOf} onOpen={onOpen} /> : null}
    </div>
  );
}

/** What is open below the buttons. What is gone leaves the focus at the button that opened it. */
function usePane(onTurn: () => void) {
  const [pane, setPane] = useState<Pane>('none');
  const bar = useRef<HTMLDivElement>(null);
  const opener = (): HTMLElement | null | undefined => bar.current?.querySelector('[data-opens][aria-expanded=true]');
  const closeWhere = (isIt: (open: Pane) => boolean): void => {
    const button = opener();
    flushSync(() => setPane((now) => (isIt(now) ? 'none' : now)));
    if (document.activeElement === document.body) button?.focus();
  };
  const leave = (): void => {
    opener()?.focus();
    setPane('none');
  };
  const turnTo = (wanted: Pane): void => {
    onTurn();
    setPane((now) => (now === wanted ? 'none' : wanted));
  };
  return { bar, pane, setPane, turnTo, closeWhere, leave };
}

interface ButtonsProps {
  pane: Pane;
  open: SavedQuery | null;
  changed: SavedQuery | null;
  count: number;
  /** Whether a query may be put on a board from here. */
  hasBoards: boolean;
  onShow: (pane: Pane) => void;
  onSaveChanges: (query: SavedQuery) => void;
  children: ReactNode;
}

function Buttons({ pane, open, changed, count, hasBoards, onShow, onSaveChanges, children }: ButtonsProps) {
  return (
    <div className={styles.bar}>
      {open === null ? null : <OpenQuery name={open.name} changed={changed !== null} />}
      <span className={styles.buttons}>
        {children}
        {changed === null ? null : (
          <Button size="small" onClick={() => onSaveChanges(changed)}>
            Save changes
          </Button>
        )}
        <Button size="small" data-opens="" aria-expanded={pane === 'naming'} onClick={() => onShow('naming')}>
          {open === null ? 'Save …' : 'Save as …'}
        </Button>
        {hasBoards ? (
          <Button size="small" data-opens="" aria-expanded={pane === 'board'} onClick={() => onShow('board')}>
            Add to board …
          </Button>
        ) : null}
        <Button size="small" data-opens="" aria-expanded={pane === 'list'} onClick={() => onShow('list')}>
          Saved queries{count === 0 ? '' : ` (${count})`}
        </Button>
      </span>
    </div>
  );
}

const OpenQuery = ({ name, changed }: { name: string; changed: boolean }) => (
  <span className={styles.open}>
    <strong>{name}</strong>
    {changed ? <span className={styles.changed}>has changes that are not saved</span> : null}
  </span>
);

/** Ctrl or ⌘ with S, from anywhere on the page: a browser would save the page, which nobody wants here. */
function useSaveKey(save: () => void): void {
  useKeys((event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    save();
  });
}
