import type { Branch } from '../waterfall/tree.ts';
import { isTiedToAny, type Tie } from './relations.ts';

/** A part to be cast: the spans that could play it, and how they must stand to the spans of parts before it. */
export interface Part {
  id: string;
  candidates: readonly Branch[];
  /** How many spans it takes; one is chosen for a part of one, all that fit for a larger one. */
  min: number;
  ties: readonly Tie[];
}

/** Which spans play which part. */
export type Casting = ReadonlyMap<string, readonly Branch[]>;

/** A search may look at this many choices; a lesson's traces need a few hundred. */
const MAX_CHOICES = 200_000;

export class TooManyChoices extends Error {}

/**
 * Chooses spans for all parts together, so that every tie holds. A part refers only to parts before it in the list.
 * Two parts may be played by one span: checks overlap. The search goes back on a choice that leads nowhere, since the
 * first span that fits one check need not be the one that the next check is about.
 *
 * @returns null when there is no such choice
 * @throws TooManyChoices when the search is given up
 */
export function cast(parts: readonly Part[]): Casting | null {
  const chosen = new Map<string, readonly Branch[]>();
  let left = MAX_CHOICES;

  const fits = (part: Part, branch: Branch): boolean => {
    left -= 1;
    if (left < 0) throw new TooManyChoices();
    return part.ties.every((tie) => isTiedToAny(tie, branch, chosen.get(tie.of) ?? []));
  };

  const choices = function* (part: Part): Generator<readonly Branch[]> {
    if (part.min === 1) {
      for (const branch of part.candidates) if (fits(part, branch)) yield [branch];
      return;
    }
    const all = part.candidates.filter((branch) => fits(part, branch));
    if (all.length >= part.min) yield all;
  };

  const place = (at: number): boolean => {
    const part = parts[at];
    if (part === undefined) return true;
    for (const choice of choices(part)) {
      chosen.set(part.id, choice);
      if (place(at + 1)) return true;
    }
    chosen.delete(part.id);
    return false;
  };

  return place(0) ? chosen : null;
}
