import type { ShownReport } from '../telemetry/error-item.ts';
import type { JsonObject } from '../telemetry/json.ts';
import type { DoorName } from '../telemetry/arrival.ts';
import type { SignalName } from '../telemetry/signal.ts';
import type { TransportProblem } from '../telemetry/transport-codes.ts';
import type { WrittenCall } from './aws/sign-request.ts';
import type { Delivery, Reading, Reply, RequestHead } from './delivery.ts';
import type { CallEnding, Desk } from './desk.ts';
import type { Authorisation, Tenant } from './keys/authorisation.ts';
import type { KeyLookup, SignerLookup, TokenLookup } from './keys/key-record.ts';
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
  /** Who signs with an access key id of AWS, for `aws/verify-signature.ts`; undefined where nobody does. */
  signer: SignerLookup;
  /** Whose an error tracker's token is, and what it may post; undefined where it is nobody's. */
  holderOfToken: TokenLookup;
  authorise(headers: Record<string, string>): Authorisation;
  /** Where the doors of OTLP really listen. */
  addresses: DoorAddresses;
  /** A path as it may be repeated to whoever reads the answer: without a key. */
  shownPath(path: string): string;
}

/** What a receiver knows of whoever sent a delivery, for the list of arrivals; what it leaves out is found by the path and the usual headers. */
export interface Told {
  /** The key as it was shown, whole; only its kind and last characters are remembered. */
  key?: string;
  /** What was asked for, in the protocol's own word. */
  operation?: string;
}

/** What became of a delivery in a receiver's hands. */
export type Receipt =
  /** Answered on the spot. `problem` is null where nothing is wrong; `tenant` is whose it is, where the receiver knows. */
  | ({ kind: 'reply'; reply: Reply; problem: TransportProblem | null; tenant?: Tenant } & Told)
  /** Read. Store it, then answer with what became of it; or refuse it where it could not be stored. */
  | {
      kind: 'reading';
      reading: Reading;
      tenant: Tenant;
      answer(outcome: Outcome): Reply;
      refuse(status: number, message: string, retryAfterSeconds?: number): Reply;
    }
  /** A call that reads or changes what the workspace holds; `run` is given the workspace's desk. */
  | ({
      kind: 'call';
      tenant: Tenant;
      run(desk: Desk): Promise<CallEnding>;
      refuse(status: number, message: string): Reply;
      /** It reads nothing that another call made, and waits for none: what several file shares a commit. */
      alongside?: true;
      /** The answer where a roster is open and nothing says whose the call is: nobody's data. Without it the call is refused. */
      forAnybody?: Reply;
    } & Told);

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
  /** Takes nothing without a key of its own, so that a page of any origin may send to it, at the app's own door too. */
  readonly anyOrigin?: true;
  /** The kind of signal it brings; left out where that is OTLP's to say. */
  readonly brings?: SignalName;
  /** How its senders make a request smaller, for one that was too large for the door; left out, OTLP's way is told. */
  readonly smaller?: string;
  /** An API that what has to be set up is set up by: how a call of it is written. Only where it has one. */
  readonly api?: {
    /** The service's name in a signature's scope. */
    service: string;
    /** null for an operation that it does not have. */
    write(operation: string, input: unknown): WrittenCall | null;
  };
  /** How an error that it brought is read for a page; only where it brings errors. */
  readonly showError?: (data: JsonObject) => ShownReport;
  /**
   * Whether it takes what comes to a path at a door. The two daemon doors bring paths without a prefix, and one receiver
   * claims whatever comes there: over `daemon-tcp` requests of HTTP, over `daemon-udp` datagrams, packed as
   * `datagrams.ts` tells, with the method `UDP`, an empty path and no headers. Neither is signed or carries a key.
   */
  claims(path: string, door: DoorName): boolean;
  /**
   * Whether a request is meant for it that came to a path nobody claims, by what only its clients send: an endpoint
   * without the prefix is answered by whom the client understands, with the right address.
   */
  recognises?(head: Pick<RequestHead, 'path' | 'headers'>): boolean;
  receive(delivery: Delivery, context: ReceiveContext): Receipt;
  /** An error in this protocol's form. @param headers the request's, with lower-case names */
  refuse(headers: Record<string, string>, refusal: Refusal): Reply;
}
