import type { Problem } from '../telemetry/problem.ts';
import { BOARD_FILE } from './board-file.ts';

const textOf = (input: object, key: string): string | null => {
  const value: unknown = Object.hasOwn(input, key) ? (input as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : null;
};

const noFile = (message: string, hint: string): Problem => ({ code: 'board/foreign-file', message, hint });

/** A file that is no file of boards, told by what it is instead. Null where it means to be one. */
export function foreignFile(input: unknown): Problem | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return noFile('This file holds no boards.', 'Choose a file that “Export” on a board has made.');
  }
  const schema = textOf(input, 'schema');
  if (schema === BOARD_FILE) return null;
  if (schema?.startsWith('spanwalk/boards/')) {
    const hint = 'Bring this classroom up to date, or export the board from one of its age.';
    return noFile(`This file is of another version: ${schema.slice(0, 60)}.`, hint);
  }
  if (schema?.startsWith('spanwalk/saved-queries/')) {
    const hint = 'Import it on the explore page, under “Saved queries”; then add the queries to a board.';
    return noFile('This is a file of saved queries, and not of boards.', hint);
  }
  if (Object.hasOwn(input, 'panels')) {
    const hint = `Write each panel’s query under “query_panel.query”, and the board into { "schema": "${BOARD_FILE}", "boards": [ … ] }.`;
    return noFile('This is a board as an API tells of it: it names its queries and does not hold them.', hint);
  }
  return noFile('This file holds no boards.', 'Choose a file that “Export” on a board has made.');
}
