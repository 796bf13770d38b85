import type { Flame, Frame } from './flame.ts';

/** What all spans of one name and service did themselves, wherever they were called from. */
export interface OwnTime {
  name: string;
  service: string;
  count: number;
  failed: number;
  /** Nanoseconds. */
  ownNs: number;
  totalNs: number;
  /** Of all the work in the trace, 0 to 1. */
  share: number;
}

/** Where the time of a trace was spent, the most first. */
export function ownTimes({ frames, workNs }: Flame): OwnTime[] {
  const places = new Map<string, OwnTime>();
  for (const { name, service, count, failed, ownNs, totalNs } of frames.values()) {
    const key = JSON.stringify([service, name]);
    const place = places.get(key) ?? { name, service, count: 0, failed: 0, ownNs: 0, totalNs: 0, share: 0 };
    places.set(key, place);
    place.count += count;
    place.failed += failed;
    place.ownNs += ownNs;
    place.totalNs += totalNs;
    place.share = workNs === 0 ? 0 : place.ownNs / workNs;
  }
  return [...places.values()].toSorted((one, other) => other.ownNs - one.ownNs || other.count - one.count);
}

/** The frames whose name or service holds a text, and what share of the work is in them: a frame within one counts once. */
export function matchingFrames(
  { frames, workNs }: Flame,
  wanted: string,
): { keys: ReadonlySet<string>; share: number } {
  const needle = wanted.trim().toLowerCase();
  const keys = new Set<string>();
  if (needle === '') return { keys, share: 0 };
  let within = 0;
  const inside = new Set<Frame>();
  // Parents stand before their children.
  for (const frame of frames.values()) {
    const isInside = frame.parent !== null && inside.has(frame.parent);
    if (isInside) inside.add(frame);
    if (!`${frame.service} ${frame.name}`.toLowerCase().includes(needle)) continue;
    keys.add(frame.key);
    if (!isInside) within += frame.workNs;
    inside.add(frame);
  }
  return { keys, share: workNs === 0 ? 0 : within / workNs };
}
