import type { QUERY_FILE, SavedQuery } from '@/lib/query/saved-query.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

/** Saved queries as a file: what they ask and are called, without what is this classroom's own. */
export function queryFileText(queries: readonly SavedQuery[]): string {
  const schema: typeof QUERY_FILE = 'spanwalk/saved-queries/v1';
  const written = queries.map(({ name, description, dataset, spec }) => ({ name, description, dataset, spec }));
  return `${JSON.stringify({ schema, queries: written }, null, 2)}\n`;
}

const notJson: Problem = {
  code: 'saved-query/not-json',
  message: 'This file is not JSON.',
  hint: 'Choose a file that “Export as JSON” has made.',
};

/** What a chosen file holds; whether it is one of saved queries is for the server to say. */
export function readQueryFile(text: string): { ok: unknown } | { problem: Problem } {
  try {
    return { ok: JSON.parse(text) as unknown };
  } catch {
    return { problem: notJson };
  }
}

const queries = (count: number): string => `${count} ${count === 1 ? 'query' : 'queries'}`;

/** What came of a file, in words. */
export function broughtText(saved: number, alreadyThere: number): string {
  if (saved === 0) return `Nothing new: ${alreadyThere === 1 ? 'it is' : `all ${alreadyThere} are`} here already.`;
  const rest =
    alreadyThere === 0 ? '' : ` ${queries(alreadyThere)} ${alreadyThere === 1 ? 'was' : 'were'} here already.`;
  return `${queries(saved)} imported.${rest}`;
}
