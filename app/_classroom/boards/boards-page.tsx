'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Board, BoardContent } from '@/lib/boards/board.ts';
import { THIS_WEEK } from '@/lib/boards/this-week.ts';
import { ImportButton } from '../named/import-button.tsx';
import { NamedList } from '../named/named-list.tsx';
import type { RowOf } from '../named/named-row.tsx';
import { NamingForm } from '../named/naming-form.tsx';
import { News } from '../named/news.tsx';
import { boardHref, fileNameOf, momentText, panelsText } from './board-words.ts';
import styles from './boards.module.css';
import { useBoards, type Wall } from './use-boards.ts';

const noName = { name: '', description: '' };

/** All boards of the workspace, and the ways to make one: anew, of the course's questions, from a file. */
export function BoardsPage() {
  const wall = useBoards();
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const make = (content: BoardContent): void =>
    void wall.create(content).then((board) => (board === null ? undefined : router.push(boardHref(board))));
  const stop = (): void => {
    wall.forget();
    // The focus goes back to where it came from, once the form has made room for it.
    flushSync(() => setNaming(false));
    document.querySelector<HTMLElement>('[data-new-board]')?.focus();
  };
  return (
    <div className={styles.page}>
      <Tools wall={wall} naming={naming} onName={() => (naming ? stop() : setNaming(true))} />
      {naming ? (
        <div className={styles.form}>
          <NamingForm
            label="New board"
            initial={noName}
            onSave={(given) => make({ ...given, panels: [] })}
            onCancel={stop}
          />
        </div>
      ) : null}
      <News shelf={wall} />
      <List wall={wall} onStart={() => make(THIS_WEEK)} />
    </div>
  );
}

function Tools({ wall, naming, onName }: { wall: Wall; naming: boolean; onName: () => void }) {
  const { boards } = wall;
  return (
    <div className={styles.tools}>
      <Button size="small" look="primary" data-new-board="" aria-expanded={naming} onClick={onName}>
        New board …
      </Button>
      <ImportButton of="A file of boards" onFile={(file) => void wall.bring(file)} />
      {boards.length < 2 ? null : (
        <Button size="small" onClick={() => void wall.takeAlong(boards, fileNameOf(boards))}>
          Export all
        </Button>
      )}
    </div>
  );
}

function List({ wall, onStart }: { wall: Wall; onStart: () => void }) {
  const { loading, boards, problems } = wall;
  if (loading && boards.length === 0) return <Skeleton lines={4} of="the boards" lineHeight="2.5rem" />;
  if (boards.length === 0) return problems.length > 0 ? null : <NoBoardYet onStart={onStart} />;
  return (
    <div className={styles.frame}>
      <NamedList label="Boards" things={boards} rowOf={(board) => rowOf(board, wall)} onGiveUp={wall.forget} />
    </div>
  );
}

const rowOf = (board: Board, wall: Wall): RowOf => ({
  opens: boardHref(board),
  about: (
    <>
      {panelsText(board)} · changed{' '}
      <time dateTime={new Date(board.updatedAt).toISOString()}>{momentText(board.updatedAt)}</time>
    </>
  ),
  tools: [
    ['Duplicate', () => void wall.duplicate(board)],
    ['Export', () => void wall.takeAlong([board], fileNameOf([board]))],
    ['Delete', () => void wall.remove(board)],
  ],
  onRename: async (naming) => (await wall.rename(board, naming)) !== null,
});

function NoBoardYet({ onStart }: { onStart: () => void }) {
  return (
    <EmptyState title="No board yet">
      <p className={styles.why}>
        A board shows several queries on one page, with notes between them: what you would look at each morning. Begin
        with the five questions of the course, or make an empty one and add to it from Explore.
      </p>
      <Button look="primary" onClick={onStart}>
        Begin with “{THIS_WEEK.name}”
      </Button>
    </EmptyState>
  );
}
