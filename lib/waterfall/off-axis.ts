import { durationText } from './duration-text.ts';
import type { TimeMark } from './row-note.ts';
import type { Window } from './tree.ts';

type Windows = ReadonlyMap<string, Window>;

/** How far a moment lies outside the time of its trace's spans, in nanoseconds: below 0 before it, above 0 after it. */
export function offAxisNs(at: bigint, { start, end }: Window): number {
  if (at < start) return -Number(start - at);
  return at > end ? Number(at - end) : 0;
}

/** The same in words; empty where it lies within. */
export function offAxisText(at: bigint, window: Window | undefined): string {
  const off = window === undefined ? 0 : offAxisNs(at, window);
  if (off === 0) return '';
  return off > 0
    ? `${durationText(off / 1e6)} after the trace’s last span ended`
    : `${durationText(-off / 1e6)} before the trace’s first span began`;
}

/**
 * Where the logs and errors are that no place on the axis is for, and by how much: one sentence for those before the
 * trace's spans, one for those after.
 */
export function offAxisWords(marks: Iterable<TimeMark>, windows: Windows): string[] {
  const before = { count: 0, mostNs: 0 };
  const after = { count: 0, mostNs: 0 };
  for (const { at, traceId } of marks) {
    const window = windows.get(traceId);
    const off = window === undefined ? 0 : offAxisNs(at, window);
    if (off === 0) continue;
    const side = off < 0 ? before : after;
    side.count += 1;
    side.mostNs = Math.max(side.mostNs, Math.abs(off));
  }
  return [
    ...(before.count === 0 ? [] : [`${told(before)} before the first span began.`]),
    ...(after.count === 0 ? [] : [`${told(after)} after the last span ended.`]),
  ];
}

function told({ count, mostNs }: { count: number; mostNs: number }): string {
  const by = durationText(mostNs / 1e6);
  return count === 1
    ? `One log line or error is ${by}`
    : `${count.toLocaleString('en')} log lines or errors are up to ${by}`;
}
