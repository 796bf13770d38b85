import type { BubbleUpAnswer, RegionAsked } from '../bubble-up/bubble-up.ts';

/** What sets the rows of a region apart. */
export interface BubbleUpStore {
  /** As `bubbleUpOf` says over the same spans, but that of very many rows only some are looked at. */
  bubbleUp(workspace: string, asked: RegionAsked): Promise<BubbleUpAnswer>;
}
