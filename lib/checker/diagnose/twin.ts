import type { Branch } from '../../waterfall/tree.ts';
import { quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** Two recordings of one call begin and end this close together, in nanoseconds. */
const SAME_TIME = 2_000_000;

/** Only calls are recorded by two instrumentations: what a library does inside of itself is its own. */
const isCall = ({ span: { kind } }: Branch): boolean => kind === 'client' || kind === 'server';

const isTwin = (a: Branch, b: Branch): boolean =>
  a.span.kind === b.span.kind &&
  a.span.service === b.span.service &&
  a.span.scope.name !== b.span.scope.name &&
  Math.abs(a.startNs - b.startNs) <= SAME_TIME &&
  Math.abs(a.endNs - b.endNs) <= SAME_TIME;

/** Siblings alone: an outer instrumentation around an inner one is nested, and both are right. */
export function findTwins(branches: readonly Branch[]): [Branch, Branch] | null {
  // A parent that is missing is known by its id alone.
  const places = new Map<Branch | string, Branch[]>();
  for (const branch of branches) {
    if (!isCall(branch)) continue;
    const place = branch.parent ?? `${branch.span.traceId}/${branch.span.parentId}`;
    const beside = places.get(place) ?? [];
    const twin = beside.find((other) => isTwin(branch, other));
    if (twin !== undefined) return [twin, branch];
    if (beside.length === 0) places.set(place, [branch]);
    else if (beside.length < 100) beside.push(branch);
  }
  return null;
}

const scopeOf = ({ span: { scope } }: Branch): string =>
  quoted(scope.version === '' ? scope.name : `${scope.name} ${scope.version}`);

/** One call that two instrumentations recorded, side by side. */
export function explainTwins([first, second]: [Branch, Branch]): Explanation {
  return {
    code: 'span.duplicate-instrumentation',
    message: `${quoted(first.span.name)} is recorded twice at the same time, by ${scopeOf(first)} and by ${scopeOf(second)}.`,
    expected: 'one span for one call',
    actual: `two spans side by side: ${scopeOf(first)} and ${scopeOf(second)}`,
    fix: `Switch off ${scopeOf(first)} or ${scopeOf(second)}.`,
    at: [first, second],
    cause: `twins ${first.span.traceId}/${first.span.parentId}`,
  };
}
