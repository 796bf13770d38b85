import type { JsonObject } from './json.ts';

/** From the gravest to the mildest, in the words of error trackers. */
export const errorLevels = ['critical', 'error', 'warning', 'info', 'debug'] as const;
export type ErrorLevel = (typeof errorLevels)[number];

/** One report of an error or a message; those of one fingerprint are occurrences of one item. */
export interface ErrorOccurrence {
  /** As the sender named it, or minted on arrival. */
  uuid: string;
  /** What groups occurrences into an item. */
  fingerprint: string;
  /** The item's headline: `TypeError: x is not a function`, or the message. */
  title: string;
  level: ErrorLevel;
  /** The sender's own word for where it runs: `production`. */
  environment: string;
  /** The trace it happened in; null where nothing in it says so. */
  traceId: string | null;
  spanId: string | null;
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  /** The item's data as it came. */
  data: JsonObject;
}
