import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery } from '../delivery.ts';
import type { KeyPolicy } from './key-record.ts';

/** Where telemetry is filed. */
export interface Tenant {
  workspace: string;
  /** An environment's slug. */
  environment: string;
}

export type Authorisation =
  /** `warning`: something about the key that is worth a word, although the telemetry is taken. */
  | { kind: 'granted'; tenant: Tenant; warning: TransportProblem | null }
  /** `meant`: the workspace whose key this nearly is. */
  | { kind: 'denied'; problem: TransportProblem; meant: string | null };

/** Where telemetry without a key is filed, if none is required. Locally there is one workspace. */
export const unkeyed: Tenant = { workspace: 'local', environment: 'unkeyed' };

/** How senders show a key: in which header or path, and what one without a good one is told. */
export interface KeyScheme {
  /** Moves a key that stands elsewhere to where a header would have brought it. */
  lift(delivery: Delivery): Delivery;
  /** Whether a request may bring telemetry, and where it is filed. @param headers with lower-case names */
  authorise(headers: Record<string, string>, policy: KeyPolicy): Authorisation;
  /** The key as it was sent, or null. */
  keyIn(headers: Record<string, string>): string | null;
  /** A path as it may be shown: without the key that stands in it, whole or not. */
  withoutKey(path: string): string;
}
