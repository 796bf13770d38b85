'use client';
import type { Board, BoardContent } from '@/lib/boards/board.ts';
import { boardFileText } from '@/lib/boards/board-file.ts';
import { freeName } from '@/lib/query/free-name.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { downloadText } from '../named/download-text.ts';
import { refused, withoutThing, withThing, withThings, type Held } from '../named/held.ts';
import type { Naming } from '../named/naming.ts';
import { useHeld, type Change } from '../named/use-held.ts';
import { ask, type Answer } from '../feed/ask.ts';
import { importedText } from './board-words.ts';

const ROUTE = '/classroom/boards';

/** A workspace's boards, and what can be done with them. A wish that is refused leaves its problems. */
export interface Wall extends Omit<Held<Board>, 'things'> {
  boards: readonly Board[];
  /** Keeps a new board; gives it back as it is kept, or null. */
  create: (content: BoardContent) => Promise<Board | null>;
  rename: (board: Board, naming: Naming) => Promise<Board | null>;
  duplicate: (board: Board) => Promise<void>;
  remove: (board: Board) => Promise<void>;
  /** Brings back what was deleted last, under its old address. */
  undo: () => Promise<void>;
  bring: (file: File) => Promise<void>;
  /** Hands boards to the browser as a file, with the saved queries that they use. */
  takeAlong: (boards: readonly Board[], name: string) => Promise<void>;
  /** Asks again, after the list could not be had. */
  reload: () => void;
  /** Forgets the problems of a wish that is given up. */
  forget: () => void;
}

async function listed(): Promise<Answer<Board[]>> {
  const answer = await ask<{ boards: Board[] }>(ROUTE);
  return answer.ok ? { ok: true, body: answer.body.boards } : answer;
}

export function useBoards(): Wall {
  const { held, change, reload, forget } = useHeld(listed);
  const { things: boards, ...rest } = held;
  return { ...rest, boards, ...keeping(held, change), ...carrying(change), reload, forget };
}

type Keeping = Pick<Wall, 'create' | 'rename' | 'duplicate' | 'remove' | 'undo'>;

function keeping({ things, deleted }: Held<Board>, change: Change<Board>): Keeping {
  const keep = async (path: string, method: string, body: object, notice: (name: string) => string) => {
    const answer = await ask<Board>(path, method, body);
    change((now) =>
      answer.ok ? withThing(now, answer.body, notice(answer.body.name)) : refused(now, answer.problems),
    );
    return answer.ok ? answer.body : null;
  };
  return {
    create: (content) => keep(ROUTE, 'POST', content, (name) => `“${name}” is made.`),
    rename: ({ id, panels, revision }, naming) =>
      keep(`${ROUTE}/${id}`, 'PUT', { ...naming, panels, revision }, (name) => `It is called “${name}” now.`),
    duplicate: async ({ name, description, panels }) => {
      const copy = { name: freeName(name, things), description, panels };
      await keep(ROUTE, 'POST', copy, (called) => `“${called}” is a copy of “${name}”.`);
    },
    remove: async (board) => {
      const answer = await ask<Board>(`${ROUTE}/${board.id}`, 'DELETE');
      // Another tab may have deleted it before: then it is gone as well.
      const gone = answer.ok || answer.status === 404;
      change((now) => (gone ? withoutThing(now, answer.ok ? answer.body : board) : refused(now, answer.problems)));
    },
    undo: async () => {
      if (deleted === null) return;
      const { id, name, description, panels } = deleted;
      await keep(ROUTE, 'POST', { id, name, description, panels }, (called) => `“${called}” is back.`);
    },
  };
}

const notJson: Problem = {
  code: 'board/not-json',
  message: 'This file is not JSON.',
  hint: 'Choose a file that “Export” on a board has made.',
};

function jsonOf(text: string): { ok: unknown } | null {
  try {
    return { ok: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

const carrying = (change: Change<Board>): Pick<Wall, 'bring' | 'takeAlong'> => ({
  bring: async (file) => {
    const read = jsonOf(await file.text());
    if (read === null) return change((now) => refused(now, [notJson]));
    const answer = await ask<{ saved: Board[]; queries: number }>(`${ROUTE}/import`, 'POST', read.ok);
    if (!answer.ok) return change((now) => refused(now, answer.problems));
    const { saved, queries } = answer.body;
    return change((now) => withThings(now, saved, importedText(saved, queries)));
  },
  takeAlong: async (boards, name) => {
    const problems = await exportBoards(boards, name);
    if (problems.length > 0) change((now) => refused(now, problems));
  },
});

/** Hands boards to the browser as a file. What kept it from that, or nothing. */
export async function exportBoards(boards: readonly Board[], name: string): Promise<Problem[]> {
  const answer = await ask<{ queries: SavedQuery[] }>('/classroom/saved-queries');
  if (!answer.ok) return answer.problems;
  downloadText(name, boardFileText(boards, answer.body.queries));
  return [];
}
