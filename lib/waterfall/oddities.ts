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
  'starts-early',
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
  const amount = amountOf(branch, mark);
  const { meaning } = markWords[mark];
  return amount === '' ? meaning : `${meaning} ${amount}`;
}

/** How much a mark is about, of nothing but what the mark itself says: each mark has words of its own. */
function amountOf({ parent, startNs, endNs }: Branch, mark: Mark): string {
  if (mark === 'ends-before-start') return `It ends ${text(startNs - endNs)} too early.`;
  if (parent === null) return '';
  if (mark === 'clock-skew' || mark === 'starts-early') {
    const over =
      endNs <= parent.startNs && endNs >= startNs ? `, and is over ${beforeThat(parent.startNs - endNs)}` : '';
    return `It starts ${text(parent.startNs - startNs)} before its parent${over}.`;
  }
  if (mark !== 'outside-parent') return '';
  const starts = startNs > parent.endNs ? `starts ${text(startNs - parent.endNs)} and ` : '';
  return `It ${starts}ends ${text(endNs - parent.endNs)} after its parent’s end.`;
}

const beforeThat = (ns: number): string => (ns === 0 ? 'when that begins' : `${text(ns)} before that begins`);

const text = (ns: number): string => durationText(ns / 1e6);

/** A part of a span's time, in nanoseconds since the span's own start. */
export interface SpanPart {
  fromNs: number;
  toNs: number;
}

const outside: ReadonlySet<Mark> = new Set<Mark>(['clock-skew', 'starts-early', 'outside-parent']);

/** The parts of a span's time that lie outside its parent's, where that is odd and not the grain of a clock. */
export function partsOutsideParent({ parent, marks, startNs, endNs }: Branch): SpanPart[] {
  if (parent === null || !marks.some((mark) => outside.has(mark))) return [];
  const length = endNs - startNs;
  const before = Math.min(length, parent.startNs - startNs);
  const after = Math.max(0, parent.endNs - startNs);
  return [
    ...(before > 0 ? [{ fromNs: 0, toNs: before }] : []),
    ...(after < length ? [{ fromNs: Math.max(after, before), toNs: length }] : []),
  ].filter(({ fromNs, toNs }) => toNs > fromNs);
}
