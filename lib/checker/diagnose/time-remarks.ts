import type { Branch, Tree } from '../../waterfall/tree.ts';
import { isBrowserSpan } from '../browser-span.ts';
import { quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** Nanoseconds. Two services' clocks may differ by so much without anybody asking why. */
const TOLERABLE_SKEW = 50_000_000;
/** 2000-01-01 and 2100-01-01, in nanoseconds since the Unix epoch. */
const EARLY = 946_684_800_000_000_000n;
const LATE = 4_102_444_800_000_000_000n;

const milliseconds = (nanoseconds: number): string => {
  const ms = Math.round(nanoseconds / 1e6);
  return Math.abs(ms) < 1000 ? `${ms} ms` : `${Math.round(ms / 10) / 100} s`;
};

/** A span that ends before it starts. */
export function explainNegative(branch: Branch): Explanation {
  return {
    code: 'time.negative',
    message: `${quoted(branch.span.name)} ends ${milliseconds(branch.startNs - branch.endNs)} before it starts.`,
    expected: 'an end that is not before the start',
    actual: `start ${branch.span.start}, end ${branch.span.end} (nanoseconds since 1970)`,
    at: [branch],
  };
}

/** Work that went on after the span around it had ended. */
export function explainOutliving(branch: Branch, parent: Branch): Explanation {
  return {
    code: 'relation.outlives-parent',
    message: `${quoted(branch.span.name)} ends ${milliseconds(branch.endNs - parent.endNs)} after ${quoted(parent.span.name)}, which it belongs to: the work was not awaited.`,
    expected: `${quoted(branch.span.name)} over before ${quoted(parent.span.name)} ends`,
    actual: `it goes on for ${milliseconds(branch.endNs - parent.endNs)}`,
    at: [branch, parent],
  };
}

/** How far a called span seems to lie outside the call that it answers: negative where it begins before it. */
function skewOf(branch: Branch): number | null {
  const { parent, span } = branch;
  if (parent === null || span.service === parent.span.service || span.kind !== 'server') return null;
  const isEarly = branch.startNs < parent.startNs - TOLERABLE_SKEW;
  const isLate = branch.startNs > parent.endNs + TOLERABLE_SKEW;
  if (!isEarly && !isLate) return null;
  return (branch.startNs + branch.endNs - parent.startNs - parent.endNs) / 2;
}

function explainSkew(branch: Branch, skew: number): Explanation {
  const { parent, span } = branch;
  const [caller, callee] = [quoted(parent?.span.service ?? ''), quoted(span.service)];
  return {
    code: 'time.skew',
    message: `The clock of ${callee} is about ${milliseconds(Math.abs(skew))} ${skew < 0 ? 'behind' : 'ahead of'} that of ${caller}: ${quoted(span.name)} seems to ${skew < 0 ? 'begin before' : 'begin after'} the call that it answers.`,
    expected: `${quoted(span.name)} within the time of its caller`,
    actual: `${milliseconds(skew)} off`,
    at: parent === null ? [branch] : [branch, parent],
  };
}

function explainUnit(branch: Branch): Explanation {
  const { span } = branch;
  return {
    code: 'time.unit',
    message: `${quoted(span.name)} is dated ${new Date(Number(span.start / 1_000_000n)).getUTCFullYear()}: its times are not nanoseconds since 1970.`,
    expected: 'nanoseconds since 1970',
    actual: `start ${span.start}`,
    at: [branch],
  };
}

const isMisdated = ({ span }: Branch): boolean => span.start < EARLY || span.start > LATE;

/** No span starts outside of its trace's window, so most runs are cleared by a few comparisons. */
const mayBeMisdated = ({ windows }: Pick<Tree, 'windows'>): boolean =>
  [...windows.values()].some(({ start, end }) => start < EARLY || end > LATE);

/** A computer that somebody reads a page on keeps the time it likes: that is told only where it is the matter. */
const isOfPage = (branch: Branch): boolean =>
  isBrowserSpan(branch) || (branch.parent !== null && isBrowserSpan(branch.parent));

function remarkOnSkew(branches: readonly Branch[], aboutClocks: boolean): Explanation[] {
  for (const branch of branches) {
    if (!aboutClocks && isOfPage(branch)) continue;
    const skew = skewOf(branch);
    if (skew !== null) return [explainSkew(branch, skew)];
  }
  return [];
}

/**
 * What is odd about a run's times: each kind once, by its first span. That a browser's clock differs from a server's is
 * told in a run that is about clocks, and otherwise taken for granted.
 */
export function remarkOnTimes(
  branches: readonly Branch[],
  tree: Pick<Tree, 'windows'>,
  aboutClocks: boolean,
): Explanation[] {
  const misdated = mayBeMisdated(tree) ? branches.find(isMisdated) : undefined;
  if (misdated !== undefined) return [explainUnit(misdated)];
  const negative = branches.find(({ startNs, endNs }) => endNs < startNs);
  return [...(negative === undefined ? [] : [explainNegative(negative)]), ...remarkOnSkew(branches, aboutClocks)];
}
