import type { z } from 'zod';
import type { Branch } from '../../waterfall/tree.ts';
import type { AnyCheck } from '../check-base.ts';
import type { Explanation } from '../diagnose/explanation.ts';
import type { Observation, Scene } from '../observation.ts';

/** What a signal's judge may look at. */
export interface Sight {
  scene: Scene;
  observation: Observation;
  /** The spans that another check found: those that play its part. */
  players(checkId: string): readonly Branch[];
  /** Another check, which was judged before where this one refers to it. */
  checkOf(checkId: string): (AnyCheck & { signal: string }) | undefined;
}

/**
 * What became of a check. Where the host cannot see what it is about, it is `unseen` and costs nothing; where there is
 * nothing to compare it with, it waits for the check that finds that.
 */
export type Outcome =
  | { state: 'met'; notes?: Explanation[] }
  | {
      state: 'unmet';
      explanations: Explanation[];
      /** The part of the points that it earns all the same, 0 to 1; left out, the usual rule for slips. */
      share?: number;
    }
  | { state: 'unseen'; explanation: Explanation }
  | { state: 'blocked'; by: string };

/** A check's reference to another one, with its place below the check. */
export interface Reference {
  to: string;
  path: (string | number)[];
  /** The kind of check that it leads to; left out, one that finds spans. */
  signal?: string;
}

/** A mistake of an author, with its place below the check. */
export interface Mistake {
  path: (string | number)[];
  message: string;
}

/**
 * A kind of check beside those that look for spans: its words, and how it is judged. To add one, write a file with one
 * of these and name it in `registry.ts`.
 */
export interface Signal<Schema extends z.ZodType<AnyCheck> = z.ZodType<AnyCheck>> {
  schema: Schema;
  /** The judge: pure, and told everything. */
  judge(check: z.infer<Schema>, sight: Sight): Outcome;
  /** The checks whose spans this one is compared with. */
  referencesOf(check: z.infer<Schema>): Reference[];
  /** An author's mistakes that only show beside the stimulus; `requests` is how often it is sent in all. */
  mistakesIn?(check: z.infer<Schema>, requests: number): Mistake[];
  /** Whether more telemetry could still turn a green check red: then it is judged only when the run is closed. */
  isClosingMatter(check: z.infer<Schema>): boolean;
  /** Whether it has something to look at where not one span arrived. */
  seesWithoutSpans: boolean;
}
