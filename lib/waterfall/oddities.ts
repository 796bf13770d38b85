import { durationText } from './duration-text.ts';
import { markWords } from './marks.ts';
import type { Mark } from './marks.ts';
import { walk } from './outline.ts';
import type { Branch, Tree } from './tree.ts';

/** What is odd about some spans of a trace, in the order in which it matters. */
const order: readonly Mark[] = [
  'orphan',
  'knot',
  'clock-skew',
  'outside-parent',
  'ends-before-start',
  'other-environment',
];

/** The spans with a mark, in the order of the rows. */
export interface Oddity {
  mark: Mark;
  branches: Branch[];
}

/** Everything odd about a trace, by kind; nothing of what is not. */
export function odditiesOf(tree: Pick<Tree, 'roots'>): Oddity[] {
  const marked = walk(tree.roots).filter(({ marks }) => marks.length > 0);
  return order.flatMap((mark) => {
    const branches = marked.filter(({ marks }) => marks.includes(mark));
    return branches.length === 0 ? [] : [{ mark, branches }];
  });
}

/** What a mark means for this very span, with how much it is about. */
export function oddityWords(branch: Branch, mark: Mark): string {
  const { parent, startNs, endNs } = branch;
  const { meaning } = markWords[mark];
  if (mark === 'ends-before-start') return `${meaning} It ends ${text(startNs - endNs)} too early.`;
  if (parent === null || (mark !== 'clock-skew' && mark !== 'outside-parent')) return meaning;
  const early = parent.startNs - startNs;
  const late = endNs - parent.endNs;
  const parts = [
    ...(early > 0 ? [`starts ${text(early)} before its parent`] : []),
    ...(late > 0 ? [`ends ${text(late)} after it`] : []),
  ];
  return `${meaning} It ${parts.join(' and ')}.`;
}

const text = (ns: number): string => durationText(ns / 1e6);

/** A part of a span's time, in nanoseconds since the span's own start. */
export interface SpanPart {
  fromNs: number;
  toNs: number;
}

/** The parts of a span's time that lie outside its parent's, where that is odd and not the grain of a clock. */
export function partsOutsideParent({ parent, marks, startNs, endNs }: Branch): SpanPart[] {
  if (parent === null || !(marks.includes('clock-skew') || marks.includes('outside-parent'))) return [];
  const length = endNs - startNs;
  const before = Math.min(length, parent.startNs - startNs);
  const after = Math.max(0, parent.endNs - startNs);
  return [
    ...(before > 0 ? [{ fromNs: 0, toNs: before }] : []),
    ...(after < length ? [{ fromNs: Math.max(after, before), toNs: length }] : []),
  ].filter(({ fromNs, toNs }) => toNs > fromNs);
}
