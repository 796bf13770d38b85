import type { Taken } from '../aws/taken.ts';
import type { Desk } from '../desk.ts';
import type { Fault } from './fault.ts';

/** One request for an operation, authorised and parsed as JSON. */
export interface Call {
  desk: Desk;
  /** The request's members; nothing is known about their types. */
  body: Record<string, unknown>;
  /** The region that the request was signed for. */
  region: string;
}

export interface Answer {
  /** null for an operation whose output has no members: 200 with an empty body, as the service does. */
  output: object | null;
  taken?: Taken;
}

/** One operation of the API: what it answers, or the caller's error. */
export type Operation = (call: Call) => Promise<Answer | Fault>;
