import type { Flame, Frame } from './flame.ts';

/** A frame where it is drawn: fractions of the width, and levels from the top. */
export interface DrawnFrame {
  frame: Frame;
  offset: number;
  width: number;
  level: number;
}

export interface FlameLayout {
  /** Row by row, from left to right. */
  drawn: DrawnFrame[];
  levels: number;
  /** Frames of what is zoomed into that are too narrow to be seen, or too deep; zooming in shows them. */
  hidden: number;
}

export interface FlameView {
  /** The frame that has the whole width; none for all of the trace. */
  zoomed?: string | undefined;
}

/** A frame narrower than this is no wider than a hair. */
const NARROWEST = 1 / 1000;
/** Frames drawn at once: a page that draws more gets slow. */
const MOST_DRAWN = 3000;
/** Levels drawn below what is zoomed into. */
const MOST_LEVELS = 80;

/**
 * Lays frames out, callers above what they call. What is zoomed into has the whole width, and so have its callers. What
 * did no work that a clock could see has no width.
 */
export function layFlame(flame: Flame, { zoomed }: FlameView = {}): FlameLayout {
  const top = zoomed === undefined ? undefined : flame.frames.get(zoomed);
  const callers = top === undefined ? [] : callersOf(top);
  const first = top === undefined ? flame.roots : [top];
  const work = top?.workNs ?? flame.workNs;
  const { drawn, hidden } = descend(rowOf(first, { from: 0, work, level: callers.length }), work);
  drawn.unshift(...callers.map((frame, level) => ({ frame, offset: 0, width: 1, level })));
  return { drawn, levels: (drawn.at(-1)?.level ?? -1) + 1, hidden };
}

/** Row after row, until nothing is left that could be seen. */
function descend(first: DrawnFrame[], work: number): { drawn: DrawnFrame[]; hidden: number } {
  const drawn: DrawnFrame[] = [];
  let hidden = 0;
  let row = first;
  for (let depth = 0; row.length > 0; depth += 1) {
    const hasRoom = depth < MOST_LEVELS && drawn.length + row.length <= MOST_DRAWN;
    const seen = hasRoom ? row.filter(({ width }) => width >= NARROWEST) : [];
    const kept = new Set(seen);
    for (const each of row) if (!kept.has(each)) hidden += sizeOf(each.frame);
    for (const each of seen) drawn.push(each);
    row = seen.flatMap(({ frame, offset, level }) => rowOf(frame.children, { from: offset, work, level: level + 1 }));
  }
  return { drawn, hidden };
}

function callersOf({ parent }: Frame): Frame[] {
  const callers: Frame[] = [];
  for (let at = parent; at !== null; at = at.parent) callers.unshift(at);
  return callers;
}

function rowOf(frames: readonly Frame[], { from, work, level }: { from: number; work: number; level: number }): DrawnFrame[] {
  let offset = from;
  return frames.map((frame) => {
    // A trace whose spans took no time at all is still to be seen: its roots share the width.
    const width = work > 0 ? frame.workNs / work : level === 0 ? 1 / frames.length : 0;
    const drawn = { frame, offset, width, level };
    offset += width;
    return drawn;
  });
} // prettier-ignore

/** How many frames it and everything below it are. */
function sizeOf(frame: Frame): number {
  let size = 0;
  const open = [frame];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    size += 1;
    open.push(...at.children);
  }
  return size;
}
