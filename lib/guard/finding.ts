import type { DetectorName } from './detectors.ts';
import type { SecretKind } from './subject.ts';

/** What the guard of a workspace looks through. */
const guardedSignals = ['span', 'log', 'segment', 'error'] as const;
export type GuardedSignal = (typeof guardedSignals)[number];

/** What a secret is known by: its looks, or that it is one of the workspace's own keys. */
export type FoundBy = DetectorName | 'own-key';

/** Where one example of a finding is to be seen. Its words are masked. */
export interface FindingExample {
  /** Of the span or segment; of a log line its stream, of an error its title. */
  name: string;
  traceId: string | null;
  spanId: string | null;
  /** Of an error: its item. */
  fingerprint: string | null;
  /** Of a log line: its group. */
  group: string | null;
}

/**
 * A leak: one kind of secret at one place of one service's telemetry. The value is kept nowhere. Times are Unix
 * milliseconds, by the receiver's clock.
 */
export interface SecretFinding {
  id: string;
  detector: FoundBy;
  what: string;
  kind: SecretKind;
  signal: GuardedSignal;
  /** Of an error its environment; of a log line whose sender is unnamed its group. Empty where nothing names one. */
  service: string;
  /** In words: `an attribute`, `the body of a log record`. */
  where: string;
  /** The attribute's key or the path in a document, masked where it holds a secret itself; empty where there is none. */
  key: string;
  /** How long the value of the example was, in characters. */
  length: number;
  /** In how many spans, lines, segments or reports. */
  count: number;
  first: number;
  last: number;
  example: FindingExample;
  /** Whether somebody said that it is no secret. */
  dismissed: boolean;
}

/** How far the guard of a workspace has come. */
export interface GuardProgress {
  /** It looked through everything up to here. */
  seq: number;
  /** Texts that were too long to be looked at whole. */
  cut: number;
  /** Sightings that are not listed, since too many places leak. */
  unlisted: number;
  /** Items that could not be looked at in time. */
  skipped: number;
}

/** What the page of a workspace is told. */
export interface SecretsReport {
  findings: SecretFinding[];
  progress: GuardProgress;
  /** Whether something arrived that was not yet looked at. */
  isBehind: boolean;
}

/** The report as a page gets it: beside it the names of the classroom's own services, all others being the student's. */
export type ToldReport = SecretsReport & { ours: string[] };
