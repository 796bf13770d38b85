import type { Problem } from '@/lib/telemetry/problem.ts';
import { notFound, refuse } from '../_door/respond.ts';

const conflicts = new Set(['board/taken', 'board/full', 'board/full-of-panels', 'board/changed-meanwhile']);

/** A wish that conflicts with what is kept, or one that nobody can fulfil. */
export const refused = (problems: Problem[]): Response =>
  refuse(problems.some(({ code }) => conflicts.has(code) || code === 'saved-query/full') ? 409 : 422, ...problems);

export const gone = (): Response => notFound('board', 'It may have been deleted: GET /classroom/boards lists them.');

/** Forty notes of four thousand characters each. */
export const MOST_BOARD_BYTES = 1024 * 1024;
/** Fifty boards and their queries. */
export const MOST_FILE_BYTES = 8 * MOST_BOARD_BYTES;
