import type { DoorName } from './arrival.ts';

/** What is kept of a request beside its body. No header but these two: one of the others may hold a key. */
export interface ArrivedHead {
  /** Unix milliseconds. */
  at: number;
  door: DoorName;
  /** Without a key. */
  path: string;
  contentType: string;
  /** `content-encoding` or `grpc-encoding`; `identity` where there is none. */
  coding: string;
  /** As it came, packed or not. */
  bytes: number;
}

/**
 * Why a body is not there: nothing is kept; it was too large; it came before this process began; newer ones have taken
 * its place.
 */
export type BodyGone = 'off' | 'too-large' | 'earlier-process' | 'fallen-out';

/** A request's body, byte for byte as a door took it; or why it is not there, with its head where that is still known. */
export type ArrivedBody =
  { kind: 'kept'; head: ArrivedHead; body: Uint8Array } | { kind: 'gone'; why: BodyGone; head: ArrivedHead | null };

/** Which span's body is wanted. */
export interface BodyOf {
  seq: number;
  /** Unix milliseconds. */
  receivedAt: number;
}
