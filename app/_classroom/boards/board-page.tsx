'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { News } from '../named/news.tsx';
import { lookHref, lookOf, type Look } from './board-address.ts';
import { BoardHead } from './board-head.tsx';
import styles from './board-page.module.css';
import { BoardTools } from './board-tools.tsx';
import { fileNameOf } from './board-words.ts';
import { LiveNews } from './live-news.tsx';
import { Panels } from './panels.tsx';
import { useBoard, type BoardDesk } from './use-board.ts';
import { exportBoards } from './use-boards.ts';

/** One board. Its address says how it is looked at, so that a look can be kept and gone back from. */
export function BoardPage({ id }: { id: string }) {
  const desk = useBoard(id);
  if (desk.loading) return <Skeleton lines={16} of="the board" />;
  if (desk.board !== null) return <Shown desk={desk} board={desk.board} />;
  if (desk.problems.length > 0) {
    return desk.problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  }
  return (
    <EmptyState title="This board is not here">
      <p>It was deleted, or it belongs to another workspace.</p>
      <LinkButton look="primary" href="/boards">
        See all boards
      </LinkButton>
    </EmptyState>
  );
}

/** Back leads to how the board was looked at before. */
const goTo = (wanted: Look): void =>
  globalThis.history.pushState(null, '', lookHref(globalThis.location.pathname, wanted));

function Shown({ desk, board }: { desk: BoardDesk; board: NonNullable<BoardDesk['board']> }) {
  const look = lookOf(useSearchParams());
  const [version, setVersion] = useState(0);
  const isEmpty = board.panels.length === 0;
  // Who begins with an empty board goes on filling it.
  const [wantsEditing, setEditing] = useState(isEmpty);
  const refresh = (): void => setVersion((before) => before + 1);
  return (
    <div className={styles.board}>
      {look.live ? <LiveNews onNews={refresh} /> : null}
      <BoardHead board={board} editing={wantsEditing || isEmpty} onEdit={desk.edit} />
      <BoardTools
        look={look}
        onLook={goTo}
        onRefresh={refresh}
        editing={wantsEditing}
        onEditing={isEmpty ? null : () => setEditing(!wantsEditing)}
        onExport={() => void exportBoards([board], fileNameOf([board]))}
      />
      <News
        shelf={{
          notice: desk.notice,
          problems: desk.problems,
          deleted: desk.removed,
          undo: () => Promise.resolve(desk.undo()),
          reload: desk.reload,
        }}
      />
      <Panels desk={desk} board={board} seconds={look.seconds} version={version} editing={wantsEditing || isEmpty} />
    </div>
  );
}
