'use client';
import { useEffect, useRef, useState } from 'react';
import type { Board, BoardContent } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask, type Answer } from '../feed/ask.ts';

/** A change of a board. It is made once more where the board was changed elsewhere meanwhile. */
export type Edit = (content: BoardContent) => BoardContent;

interface Held {
  loading: boolean;
  /** As it is on the screen: changes stand there before they are kept. */
  board: Board | null;
  queries: SavedQuery[];
  problems: Problem[];
  notice: string;
  /** What was taken away last, and how it comes back. */
  removed: { name: string; back: Edit } | null;
}

const nothing: Held = { loading: true, board: null, queries: [], problems: [], notice: '', removed: null };

export interface BoardDesk extends Held {
  /** Changes the board at once, and has it kept. */
  edit: (edit: Edit, notice: string, removed?: Held['removed']) => void;
  undo: () => void;
  reload: () => void;
  forget: () => void;
}

const routeOf = (id: string): string => `/classroom/boards/${id}`;

/** One board and the saved queries that its panels may ask. */
export function useBoard(id: string): BoardDesk {
  const [held, setHeld] = useState(nothing);
  const kept = useKeeping(id, setHeld);
  const reload = (): void => void load(id).then((loaded) => setHeld((now) => ({ ...now, ...loaded })));
  useEffect(() => {
    void load(id).then((loaded) => setHeld((now) => ({ ...now, ...loaded })));
  }, [id]);
  const edit: BoardDesk['edit'] = (change, notice, removed = null) => {
    const { board } = held;
    if (board === null) return;
    setHeld((now) => ({ ...now, board: { ...board, ...change(board) }, problems: [], notice, removed }));
    kept(board, change);
  };
  return {
    ...held,
    edit,
    undo: () => {
      if (held.removed !== null) edit(held.removed.back, `“${held.removed.name}” is back.`);
    },
    reload,
    forget: () => setHeld((now) => ({ ...now, problems: [] })),
  };
}

async function load(id: string): Promise<Partial<Held>> {
  const [board, saved] = await Promise.all([
    ask<Board>(routeOf(id)),
    ask<{ queries: SavedQuery[] }>('/classroom/saved-queries'),
  ]);
  if (!board.ok) return { loading: false, board: null, problems: board.status === 404 ? [] : board.problems };
  if (!saved.ok) return { loading: false, problems: saved.problems };
  return { loading: false, board: board.body, queries: saved.body.queries, problems: [] };
}

const contentOf = ({ name, description, panels }: Board): BoardContent => ({ name, description, panels });

async function put(board: Board, edit: Edit): Promise<Answer<Board>> {
  const { revision } = board;
  return ask<Board>(routeOf(board.id), 'PUT', { ...edit(contentOf(board)), revision });
}

const isOutdated = (answer: Answer<Board>): boolean =>
  !answer.ok && answer.problems.some(({ code }) => code === 'board/changed-meanwhile');

/** Has changes kept, one after another, each on top of what the server kept last. */
function useKeeping(id: string, change: (change: (now: Held) => Held) => void): (shown: Board, edit: Edit) => void {
  const turn = useRef<Promise<void>>(Promise.resolve());
  const server = useRef<Board>(null);
  const waiting = useRef(0);
  const keep = async (edit: Edit): Promise<void> => {
    if (server.current === null) return;
    let answer = await put(server.current, edit);
    if (isOutdated(answer)) {
      const newest = await ask<Board>(routeOf(id));
      answer = newest.ok ? await put(newest.body, edit) : newest;
    }
    waiting.current -= 1;
    if (answer.ok) {
      const board = answer.body;
      server.current = board;
      // Later changes are on the screen already.
      if (waiting.current === 0) change((now) => ({ ...now, board }));
      return;
    }
    const { problems } = answer;
    const newest = await ask<Board>(routeOf(id));
    if (newest.ok) server.current = newest.body;
    change((now) => ({ ...now, board: newest.ok ? newest.body : now.board, problems, notice: '', removed: null }));
  };
  return (shown, edit) => {
    if (waiting.current === 0) server.current = shown;
    waiting.current += 1;
    turn.current = turn.current.then(() => keep(edit));
  };
}
