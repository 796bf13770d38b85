import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { broughtText } from './query-file.ts';

/** What a page knows of the workspace's saved queries. */
export interface Held {
  loading: boolean;
  queries: SavedQuery[];
  problems: Problem[];
  /** What was done last, in words. */
  notice: string;
  /** What was deleted last, as long as it can be had back. */
  deleted: SavedQuery | null;
}

export const nothingYet: Held = { loading: true, queries: [], problems: [], notice: '', deleted: null };

/** Something was done, and with it what was wrong before is past. */
const after = (notice: string, queries: SavedQuery[], deleted: SavedQuery | null = null): Held => ({
  loading: false,
  queries: queries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  problems: [],
  notice,
  deleted,
});

const others = ({ queries }: Held, id: string): SavedQuery[] => queries.filter((query) => query.id !== id);

export const withSaved = (now: Held, saved: SavedQuery, notice: string): Held =>
  after(notice, [...others(now, saved.id), saved]);

export const withoutDeleted = (now: Held, deleted: SavedQuery): Held =>
  after(`“${deleted.name}” is deleted.`, others(now, deleted.id), deleted);

export const withFile = (now: Held, saved: SavedQuery[], alreadyThere: number): Held =>
  after(broughtText(saved.length, alreadyThere), [...now.queries, ...saved]);

export const refused = (now: Held, problems: Problem[]): Held => ({ ...now, loading: false, problems, notice: '' });
