import type { CheckLevel } from './check-base.ts';

/** Where a check stands. `inconclusive` is our fault or the infrastructure's, and costs nothing. */
export type CheckStatus = 'passed' | 'warned' | 'failed' | 'skipped' | 'waiting' | 'inconclusive';

/** One thing found, with a stable code. A reader must be able to act on `message` and `fix` alone. */
export interface Finding {
  /** Stable: `span.missing`, `attr.near-key`, … */
  code: string;
  level: 'error' | 'warning' | 'info';
  message: string;
  expected?: string;
  actual?: string;
  fix: string;
  /** Where the fix is explained at length, if the author named a place. */
  link?: string;
  /** Where to see it. */
  evidence?: { traceId: string; spanId?: string; path?: string }[];
}

export interface CheckResult {
  id: string;
  title: string;
  /** Why it matters, in the author's words. */
  why?: string;
  level: CheckLevel;
  status: CheckStatus;
  points: number;
  max: number;
  findings: Finding[];
  /** The check that must pass first, when this one was skipped. */
  skippedBecause?: string;
}

/** What arrived, in short: the answer to "what did you see?" that every failure owes. */
export interface Inventory {
  spans: number;
  traces: number;
  services: string[];
  scopes: string[];
  /** The traces as indented text, the same outline that the waterfall and the lessons use. */
  outline: string;
  /** What arrived beside spans, a line for each kind: `2 segments: “backend-flask”`. None where nothing did. */
  beside?: string[];
}

/**
 * Why nothing more is waited for; `null` while the observation is open. `asked`: the student wanted the verdict now;
 * `unsent`: the request that should have set it going could not be sent.
 */
export type ClosedBy = 'complete' | 'quiet' | 'deadline' | 'asked' | 'unsent' | 'exit' | 'file' | null;

/** One step's verdict. */
export interface Report {
  schema: 'spanwalk/step-report/v1';
  lesson: string;
  step: string;
  variant: string;
  status: CheckStatus;
  checks: CheckResult[];
  /** 0 to 100. */
  score: number;
  closedBy: ClosedBy;
  inventory: Inventory;
  /** What the step looks for, drawn like `inventory.outline`; none where it looks for no spans. */
  wantedOutline?: string;
  /** What is worth knowing of the run although no check asked: how it was delivered, odd times, doubles. */
  remarks?: Finding[];
}
