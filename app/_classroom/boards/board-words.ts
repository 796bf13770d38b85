import type { Board } from '@/lib/boards/board.ts';

/** Where a board is looked at. */
export const boardHref = ({ id }: Pick<Board, 'id'>): string => `/boards/${encodeURIComponent(id)}`;

/** A file's name for boards: what of their name every system takes. */
export function fileNameOf(boards: readonly Pick<Board, 'name'>[]): string {
  const [only] = boards;
  if (boards.length !== 1 || only === undefined) return 'boards.json';
  const name = only.name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return name === '' ? 'board.json' : `board-${name}.json`;
}

export const panelsText = ({ panels: { length } }: Pick<Board, 'panels'>): string => {
  if (length === 0) return 'no panels yet';
  return length === 1 ? '1 panel' : `${length} panels`;
};

/** When a board was changed last, by the reader's clock. Takes Unix milliseconds. */
export const momentText = (ms: number): string =>
  new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What came of a file, in words. */
export function importedText(boards: readonly Board[], queries: number): string {
  const [only] = boards;
  const what = boards.length === 1 && only !== undefined ? `“${only.name}” is` : `${boards.length} boards are`;
  return queries === 0
    ? `${what} imported.`
    : `${what} imported, with ${counted(queries, 'saved query', 'saved queries')}.`;
}
