import type { Board } from '@/lib/boards/board.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

/** What a page knows of the workspace's boards. */
export interface HeldBoards {
  loading: boolean;
  boards: Board[];
  problems: Problem[];
  /** What was done last, in words. */
  notice: string;
  /** What was deleted last, as long as it can be had back. */
  deleted: Board | null;
}

export const noBoardsYet: HeldBoards = { loading: true, boards: [], problems: [], notice: '', deleted: null };

const byName = (boards: readonly Board[]): Board[] =>
  boards.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

const done = (notice: string, boards: readonly Board[], deleted: Board | null = null): HeldBoards => ({
  loading: false,
  boards: byName(boards),
  problems: [],
  notice,
  deleted,
});

const others = ({ boards }: HeldBoards, id: string): Board[] => boards.filter((board) => board.id !== id);

export const withBoard = (now: HeldBoards, board: Board, notice: string): HeldBoards =>
  done(notice, [...others(now, board.id), board]);

export const withoutBoard = (now: HeldBoards, board: Board): HeldBoards =>
  done(`“${board.name}” is deleted.`, others(now, board.id), board);

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What came of a file, in words. */
function importedText(boards: readonly Board[], queries: number): string {
  const [only] = boards;
  const what = boards.length === 1 && only !== undefined ? `“${only.name}” is` : `${boards.length} boards are`;
  return queries === 0
    ? `${what} imported.`
    : `${what} imported, with ${counted(queries, 'saved query', 'saved queries')}.`;
}

export const withImported = (now: HeldBoards, boards: readonly Board[], queries: number): HeldBoards =>
  done(importedText(boards, queries), [...now.boards, ...boards]);

export const refusedBy = (now: HeldBoards, problems: Problem[]): HeldBoards => ({
  ...now,
  loading: false,
  problems,
  notice: '',
});
