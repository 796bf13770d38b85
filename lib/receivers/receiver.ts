import type { TransportProblem } from '../telemetry/transport-codes.ts';
import type { Delivery, Reading, Reply } from './delivery.ts';
import type { CallEnding, Desk } from './desk.ts';
import type { Authorisation, Tenant } from './keys/authorisation.ts';
import type { KeyLookup } from './keys/key-record.ts';
import type { OtlpLimits } from './otlp/limits.ts';
import type { Outcome } from './otlp/replies.ts';

/** The doors' addresses as this machine reaches them; null where one is closed. */
export interface DoorAddresses {
  http: string | null;
  grpc: string | null;
}

/** What a receiver may ask of whoever runs it. */
export interface ReceiveContext {
  limits: OtlpLimits;
  lookup: KeyLookup;
  authorise(headers: Record<string, string>): Authorisation;
  /** Where the doors of OTLP really listen. */
  addresses: DoorAddresses;
  /** A path as it may be repeated to whoever reads the answer: without a key. */
  shownPath(path: string): string;
}

/** What became of a delivery in a receiver's hands. */
export type Receipt =
  /** Answered on the spot. `problem` is null where nothing is wrong. */
  | { kind: 'reply'; reply: Reply; problem: TransportProblem | null }
  /** Read. Store it, then answer with what became of it; or refuse it where it could not be stored. */
  | {
      kind: 'reading';
      reading: Reading;
      tenant: Tenant;
      answer(outcome: Outcome): Reply;
      refuse(status: number, message: string, retryAfterSeconds?: number): Reply;
    }
  /** A call that reads or changes what the workspace holds; `run` is given the workspace's desk. */
  | {
      kind: 'call';
      tenant: Tenant;
      run(desk: Desk): Promise<CallEnding>;
      refuse(status: number, message: string): Reply;
    };

/** An error to answer with, before a receiver has read anything. */
export interface Refusal {
  status: number;
  message: string;
  retryAfterSeconds?: number;
}

/** One wire protocol. Receivers are pure functions of a delivery; the doors carry bytes to them. */
export interface Receiver {
  readonly id: string;
  readonly label: string;
  /** Request headers of its protocol that a browser must be allowed to send. */
  readonly headers: readonly string[];
  claims(path: string): boolean;
  receive(delivery: Delivery, context: ReceiveContext): Receipt;
  /** An error in this protocol's form. @param headers the request's, with lower-case names */
  refuse(headers: Record<string, string>, refusal: Refusal): Reply;
}
