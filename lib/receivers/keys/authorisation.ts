import type { Problem } from '../../telemetry/problem.ts';
import type { Delivery } from '../delivery.ts';
import type { KeyLookup } from './key-record.ts';

/** Where telemetry is filed. */
export interface Tenant {
  workspace: string;
  /** An environment's slug. */
  environment: string;
}

export type Authorisation = { kind: 'granted'; tenant: Tenant } | { kind: 'denied'; problem: Problem };

/** Where telemetry without a key is filed, if none is required. Locally there is one workspace. */
export const unkeyed: Tenant = { workspace: 'local', environment: 'unkeyed' };

/** How senders show a key: in which header or path, and what one without a good one is told. */
export interface KeyScheme {
  /** Moves a key that stands elsewhere to where a header would have brought it. */
  lift(delivery: Delivery): Delivery;
  /** Whether a request may bring telemetry, and where it is filed. @param headers with lower-case names */
  authorise(headers: Record<string, string>, lookup: KeyLookup, keyRequired: boolean): Authorisation;
}
