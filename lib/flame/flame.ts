import type { StoredSpan } from '../telemetry/span.ts';
import { walk } from '../waterfall/outline.ts';
import type { Branch, Tree } from '../waterfall/tree.ts';
import { ownTime } from './own-time.ts';

/** All spans of one name and service under one path of callers, as one. */
export interface Frame {
  /** The path from the root: tells frames apart, and stays the same while the trace grows. */
  key: string;
  name: string;
  service: string;
  /** 0 on a root. */
  depth: number;
  parent: Frame | null;
  /** In the order in which they first began. */
  children: Frame[];
  /** How many spans it stands for, and how many of them failed. */
  count: number;
  failed: number;
  /** Nanoseconds: the sum of its spans' durations, and of what they did themselves. */
  totalNs: number;
  ownNs: number;
  /** Nanoseconds: what it and everything below it did themselves. Its width. */
  workNs: number;
  /** The span among them that took longest. */
  slowest: StoredSpan;
}

/** A trace added up by where its time was spent. */
export interface Flame {
  roots: Frame[];
  /** Nanoseconds of work of all roots; more than the trace lasted, where spans ran at once. */
  workNs: number;
  frames: ReadonlyMap<string, Frame>;
}

/**
 * Adds a trace up: spans of one name and service with the same callers become one frame, as wide as the work in it. The
 * work of a span is what it did itself and what its children did, so that a frame holds its children exactly; what runs
 * at once counts for each.
 */
export function flameOf(tree: Pick<Tree, 'roots'>): Flame {
  const forest = new Forest();
  const frameOf = new Map<Branch, Frame>();
  for (const branch of walk(tree.roots)) {
    const caller = branch.parent === null ? null : (frameOf.get(branch.parent) ?? null);
    const frame = forest.frameFor(branch.span, caller);
    frameOf.set(branch, frame);
    count(frame, branch);
  }
  const { roots, frames } = forest;
  addUp(frames);
  return { roots, workNs: roots.reduce((sum, { workNs }) => sum + workNs, 0), frames };
}

/** Frames while they are made. */
class Forest {
  readonly roots: Frame[] = [];
  readonly frames = new Map<string, Frame>();
  /** What each calls, by service and name: exactly, while a key is only a digest. */
  readonly #called = new Map<Frame | null, Map<string, Frame>>();

  frameFor(span: StoredSpan, caller: Frame | null): Frame {
    const called = this.#called.get(caller) ?? new Map<string, Frame>();
    this.#called.set(caller, called);
    // As JSON, since a name may hold whatever would part it from the service.
    const words = JSON.stringify([span.service, span.name]);
    const known = called.get(words);
    if (known !== undefined) return known;
    const frame = sprout(span, this.#freeKey(`${caller?.key ?? ''}${words}`), caller);
    called.set(words, frame);
    this.frames.set(frame.key, frame);
    (caller?.children ?? this.roots).push(frame);
    return frame;
  }

  #freeKey(path: string): string {
    let key = digest(path);
    while (this.frames.has(key)) key += '+';
    return key;
  }
}

/** Sixteen hex digits for a path of any depth: the path itself would be longer with each level (FNV-1a, twice). */
function digest(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193) >>> 0;
    other = Math.imul(other ^ (code + index), 0x01000193) >>> 0;
  }
  return one.toString(16).padStart(8, '0') + other.toString(16).padStart(8, '0');
}

function sprout(span: StoredSpan, key: string, parent: Frame | null): Frame {
  const { name, service } = span;
  const depth = parent === null ? 0 : parent.depth + 1;
  const sums = { count: 0, failed: 0, totalNs: 0, ownNs: 0, workNs: 0 };
  return { key, name, service, depth, parent, children: [], ...sums, slowest: span };
}

const lengthOf = ({ start, end }: StoredSpan): number => Math.max(0, Number(end - start));

function count(frame: Frame, branch: Branch): void {
  const { span } = branch;
  frame.count += 1;
  if (span.status.code === 'error') frame.failed += 1;
  frame.totalNs += lengthOf(span);
  frame.ownNs += ownTime(branch);
  if (lengthOf(span) > lengthOf(frame.slowest)) frame.slowest = span;
}

/** Parents stand before their children, so the other way round every child is done before its parent. */
function addUp(frames: ReadonlyMap<string, Frame>): void {
  for (const frame of [...frames.values()].reverse()) {
    frame.workNs += frame.ownNs;
    if (frame.parent !== null) frame.parent.workNs += frame.workNs;
  }
}
