import type { Check } from '../../expectation.ts';
import type { Report } from '../../report.ts';
import { searchFor } from '../../../guard/canary.ts';

/** A copy of plain data in which every text went through a function, line by line. */
function withTexts<T>(data: T, change: (line: string) => string): T {
  const copy = (node: unknown): unknown => {
    if (typeof node === 'string') return node.split('\n').map(change).join('\n');
    if (Array.isArray(node)) return node.map(copy);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)]));
  };
  return copy(data) as T;
}

/**
 * Takes planted secrets out of a whole report: other checks quote what arrived, and so does the outline.
 *
 * @param checks with the run's variables filled in
 */
export function withoutCanaries(report: Report, checks: readonly Check[]): Report {
  const planted = checks.flatMap((check) => (check.signal === 'no-secret' ? check.canaries : []));
  if (planted.length === 0) return report;
  const canaries = searchFor(planted);
  return withTexts(report, (line) => canaries.without(line));
}
