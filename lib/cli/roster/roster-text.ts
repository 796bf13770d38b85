import { harmless } from '../paint.ts';
import type { Added, Overview } from './roster-client.ts';

/** Columns of plain text, each as wide as its widest cell. */
function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => harmless(row[at] ?? '').length)));
  const line = (row: string[]): string => row.map((cell, at) => harmless(cell).padEnd(widths[at] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** Everyone, with progress. Times in UTC. */
export function overviewText({ students, steps }: Overview): string {
  if (students.length === 0) return 'Nobody is on the roster.\n';
  const rows = students.map(({ name, workspace, done, lastArrivalAt }) => [
    name,
    workspace,
    `${done.filter((step) => steps.includes(step)).length} of ${steps.length}`,
    lastArrivalAt === null ? 'none' : `${minute(lastArrivalAt)} UTC`,
  ]);
  return columns([['name', 'workspace', 'steps done', 'last telemetry'], ...rows]);
}

/** What became of each name that was to be added. */
export function addedText({ made, known }: Added): string {
  const rows = [
    ...made.map(({ name, workspace, back }) => [name, workspace, back ? 'back, with what was there' : 'new']),
    ...known.map(({ name, workspace }) => [name, workspace, 'was there already, keeps the key']),
  ];
  return columns(rows);
}
