import { flameOf } from '../flame/flame.ts';
import { ownTimes, type OwnTime } from '../flame/own-times.ts';
import type { Tree } from '../waterfall/tree.ts';

/** Spans of one name and service in both traces, wherever they stand. */
export interface Place {
  name: string;
  service: string;
  /** How many there are in the first and in the second. */
  counts: readonly [number, number];
  /** Milliseconds that they took themselves. */
  ownMs: readonly [number, number];
}

const none: Pick<OwnTime, 'count' | 'ownNs'> = { count: 0, ownNs: 0 };
const keyOf = ({ service, name }: Pick<OwnTime, 'service' | 'name'>): string => JSON.stringify([service, name]);

/** Where two traces differ by what was done there itself: the largest difference first, then the most often done. */
export function placesOf(one: Tree, other: Tree): Place[] {
  const [first, second] = [one, other].map((tree) => new Map(ownTimes(flameOf(tree)).map((own) => [keyOf(own), own])));
  const all = new Map([...(first ?? []), ...(second ?? [])]);
  const places = [...all].map(([key, { name, service }]): Place => {
    const [a, b] = [first?.get(key) ?? none, second?.get(key) ?? none];
    return { name, service, counts: [a.count, b.count], ownMs: [a.ownNs / 1e6, b.ownNs / 1e6] };
  });
  return places.toSorted(
    (a, b) => Math.abs(longerBy(b)) - Math.abs(longerBy(a)) || Math.abs(moreOf(b)) - Math.abs(moreOf(a)),
  );
}

/** Milliseconds that the second spent longer there. */
export const longerBy = ({ ownMs: [one, other] }: Place): number => other - one;
const moreOf = ({ counts: [one, other] }: Place): number => other - one;
