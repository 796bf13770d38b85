'use client';
import { useEffect, useState } from 'react';
import type { Board, NewPanel } from '@/lib/boards/board.ts';
import { withPanel } from '@/lib/boards/panels.ts';
import { freeName } from '@/lib/query/free-name.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { lineOf } from '../../named/line-of.ts';
import { ask } from '../../feed/ask.ts';

const ROUTE = '/classroom/boards';
const NEW = '';

export interface BoardChoice {
  /** The boards there are, and a new one. */
  choices: { value: string; words: string }[];
  chosen: string;
  choose: (value: string) => void;
  /** What a new board is called; null where one is chosen that is there. */
  naming: { name: string; setName: (name: string) => void } | null;
  add: (panel: NewPanel) => Promise<void>;
  /** The board that a panel was added to last. */
  added: Board | null;
  problems: Problem[];
}

/** Which board a query is put on. */
export function useBoardChoice(): BoardChoice {
  const [boards, setBoards] = useState<Board[]>([]);
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<string | null>(null);
  const [added, setAdded] = useState<Board | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    void ask<{ boards: Board[] }>(ROUTE).then((answer) => {
      if (answer.ok) setBoards(answer.body.boards);
      else setProblems(answer.problems);
    });
  }, []);
  const chosen = choice ?? boards[0]?.id ?? NEW;
  return {
    choices: [
      ...boards.map((board) => ({ value: board.id, words: lineOf(board.name) })),
      { value: NEW, words: 'A new board' },
    ],
    chosen,
    choose: setChoice,
    naming: chosen === NEW ? { name, setName } : null,
    add: async (panel) => {
      const fresh = { name: freeName(name.trim(), boards), panels: withPanel([], panel) };
      const answer =
        chosen === NEW
          ? await ask<Board>(ROUTE, 'POST', fresh)
          : await ask<Board>(`${ROUTE}/${chosen}/panels`, 'POST', panel);
      if (!answer.ok) return setProblems(answer.problems);
      const board = answer.body;
      setProblems([]);
      setAdded(board);
      setBoards((before) => [...before.filter(({ id }) => id !== board.id), board]);
      return setChoice(board.id);
    },
    added,
    problems,
  };
}
