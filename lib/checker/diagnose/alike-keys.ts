import type { Attributes } from '../../telemetry/attributes.ts';
import { mostAlikeness, PLACES, sketchOf, type Sketch } from './letter-sketch.ts';
import { ALIKE, likeness } from './similarity.ts';

/** Of a span's keys, or of a run's, so many are looked at: an SDK sends 128 of a span, unless it is told otherwise. */
const MOST_KEYS = 3000;

/** For one wanted key so many are compared letter by letter: those that a glance finds the most plausible. */
export const MOST_COMPARED = 32;

/** Finer than this, two bounds count as equal when the most plausible are chosen. */
const STEPS = 64;

/** Keys that might be like a wanted one, in their own order, and how many more there were. */
interface Plausible {
  keys: string[];
  left: number;
}

/** Keys, sketched once, so that each wanted key costs a glance at each of them and no more. */
class SketchedKeys {
  readonly #sketches: Sketch[];

  constructor(readonly keys: readonly string[]) {
    const letters = new Uint16Array(keys.length * PLACES);
    this.#sketches = keys.map((key, at) => sketchOf(key, letters.subarray(at * PLACES, (at + 1) * PLACES)));
  }

  plausibleFor(wanted: string, isOut: (key: string) => boolean): Plausible {
    const sketch = sketchOf(wanted);
    const [places, bounds]: [number[], number[]] = [[], []];
    this.#sketches.forEach((each, at) => {
      const most = mostAlikeness(sketch, each);
      if (most < ALIKE || isOut(this.keys[at] ?? '')) return;
      places.push(at);
      bounds.push(most);
    });
    const chosen = mostPlausible(bounds).map((nth) => this.keys[places[nth] ?? -1] ?? '');
    return { keys: chosen, left: places.length - chosen.length };
  }
}

const stepOf = (bound: number): number => Math.max(0, Math.min(STEPS - 1, Math.floor(bound * STEPS)));

/** The places of the greatest bounds, in their order; sorted by counting, since there may be tens of thousands. */
function mostPlausible(bounds: readonly number[]): number[] {
  if (bounds.length <= MOST_COMPARED) return [...bounds.keys()];
  const steps = bounds.map(stepOf);
  const counts = new Uint32Array(STEPS);
  for (const step of steps) counts[step] = (counts[step] ?? 0) + 1;
  let [cut, room] = [STEPS, MOST_COMPARED];
  while (cut > 0 && (counts[cut - 1] ?? 0) <= room) room -= counts[(cut -= 1)] ?? 0;
  return [...bounds.keys()].filter((at) => {
    const step = steps[at] ?? 0;
    if (step === cut - 1) room -= 1;
    return step >= cut || (step === cut - 1 && room >= 0);
  });
}

export type Overlooked = 'keys' | 'names' | 'spans';

/**
 * Finds misspelt keys among those of a run. However many keys a run holds, only the most plausible are compared in
 * full; what had to be left out is kept, so that it can be said.
 */
export class AlikeKeys {
  /** What there was too much of for all of it to be looked at. */
  readonly overlooked = new Set<Overlooked>();
  readonly #keys = new WeakMap<Attributes, readonly string[]>();
  readonly #sketched = new WeakMap<Attributes, SketchedKeys>();

  /** @param wantedKeys keys that the step asks for in their own right: never a misspelling of another one */
  constructor(readonly wantedKeys: ReadonlySet<string>) {}

  /** The keys of attributes; of many attributes, that is dear to ask for. */
  keysOf(attributes: Attributes): readonly string[] {
    const known = this.#keys.get(attributes) ?? Object.keys(attributes);
    this.#keys.set(attributes, known);
    return known;
  }

  /** The key most like the wanted one among some attributes, if any is like enough. */
  mostAlike(wanted: string, attributes: Attributes): string | undefined {
    const sketched = this.#sketched.get(attributes) ?? this.#sketch(this.keysOf(attributes));
    this.#sketched.set(attributes, sketched);
    let [found, best]: [string | undefined, number] = [undefined, ALIKE];
    for (const key of this.#plausible(sketched, wanted)) {
      const score = likeness(wanted, key);
      if (score >= best) [found, best] = [key, score];
    }
    return found;
  }

  /** For a wanted key, all keys of a run that are like it. */
  among(all: readonly Attributes[]): (wanted: string) => readonly string[] {
    const keys = new Set<string>();
    for (const attributes of all) {
      if (keys.size > MOST_KEYS) break;
      for (const key of this.keysOf(attributes)) keys.add(key);
    }
    const sketched = this.#sketch([...keys]);
    const known = new Map<string, readonly string[]>();
    return (wanted) => {
      const alike =
        known.get(wanted) ?? this.#plausible(sketched, wanted).filter((key) => likeness(wanted, key) >= ALIKE);
      known.set(wanted, alike);
      return alike;
    };
  }

  #sketch(keys: readonly string[]): SketchedKeys {
    if (keys.length > MOST_KEYS) this.overlook('keys');
    return new SketchedKeys(keys.slice(0, MOST_KEYS));
  }

  #plausible(sketched: SketchedKeys, wanted: string): string[] {
    const { keys, left } = sketched.plausibleFor(wanted, (key) => key === wanted || this.wantedKeys.has(key));
    if (left > 0) this.overlook('keys');
    return keys;
  }

  overlook(what: Overlooked): void {
    this.overlooked.add(what);
  }
}
