import { durationMs } from '../telemetry/span.ts';
import { durationText } from './duration-text.ts';
import { markWords } from './marks.ts';
import { nameText } from './name-text.ts';
import { printable } from './printable.ts';
import type { Branch, Tree } from './tree.ts';

export interface OutlineOptions {
  /** Left out where two outlines are compared by their shape alone. Default true. */
  durations?: boolean;
  /** Lines beyond this many are counted and not printed. Default 200. */
  longest?: number;
  /** How names are shown; as they were sent unless it is given. */
  shown?: (name: string) => string;
}

/**
 * A trace as indented text, one line a span: `backend-next: GET /api/home [server] 12.4 ms ERROR (parent missing)`.
 * The page, the checker and the command line print this same text; a kind is named unless it is internal or unset.
 * Several traces stand below one another, a blank line between them.
 */
export function outline(tree: Tree, options: OutlineOptions = {}): string {
  const { durations = true, longest = 200, shown: named = asSent } = options;
  const lines: (Branch | null)[] = [];
  for (const roots of groupByTrace(tree.roots)) {
    if (lines.length > 0) lines.push(null);
    for (const branch of walk(roots)) lines.push(branch);
  }
  const shown = lines.slice(0, longest).map((branch) => (branch === null ? '' : line(branch, durations, named)));
  const left = lines.slice(longest).filter((branch) => branch !== null).length;
  return [...shown, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}

function groupByTrace(roots: readonly Branch[]): Branch[][] {
  const groups = new Map<string, Branch[]>();
  for (const root of roots) {
    const group = groups.get(root.span.traceId);
    if (group === undefined) groups.set(root.span.traceId, [root]);
    else group.push(root);
  }
  return [...groups.values()];
}

/** Parents before their children, siblings in start order. */
export function walk(roots: readonly Branch[]): Branch[] {
  const walked: Branch[] = [];
  const open = [...roots].reverse();
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    walked.push(branch);
    for (let at = branch.children.length - 1; at >= 0; at -= 1) open.push(branch.children[at] as Branch);
  }
  return walked;
}

const asSent = (name: string): string => name;

function line(branch: Branch, durations: boolean, named: (name: string) => string): string {
  const { span } = branch;
  const words = [`${printable(named(span.service))}: ${nameText(named(span.name))}`];
  if (span.kind !== 'internal' && span.kind !== 'unspecified') words.push(`[${span.kind}]`);
  if (durations) words.push(durationText(durationMs(span)));
  if (span.status.code === 'error') words.push('ERROR');
  for (const mark of branch.marks) words.push(`(${markWords[mark].note})`);
  return '  '.repeat(Math.min(branch.depth, 40)) + words.join(' ');
}
