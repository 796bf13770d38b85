import type { Problem } from '../../telemetry/problem.ts';
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

/** What became of the log events that a call brought. */
export interface Taken {
  accepted: number;
  refused: readonly Problem[];
  traceIds: readonly string[];
}

export interface Answer {
  /** null for an operation whose output has no members: 200 with an empty body, as the service does. */
  output: object | null;
  taken?: Taken;
}

/** One operation of the API: what it answers, or the caller's error. */
export type Operation = (call: Call) => Promise<Answer | Fault>;
