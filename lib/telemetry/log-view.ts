import type { SignalJson } from './signal-json.ts';

/** A log group as a page lists it. Times are Unix milliseconds. */
export interface LogGroupSummary {
  name: string;
  /** null where it keeps its lines for ever. */
  retentionInDays: number | null;
  /** Bytes of the lines that are stored. */
  bytes: number;
  lines: number;
  streams: number;
  /** null where it holds nothing. */
  lastAt: number | null;
}

/** A stream of a group. Times are Unix milliseconds. */
export interface LogStreamSummary {
  name: string;
  bytes: number;
  lines: number;
  firstAt: number | null;
  lastAt: number | null;
}

/** What is wrong with a pattern or a query, and at which of its characters; the second is exclusive. */
export interface LogFault {
  message: string;
  hint: string;
  at: { from: number; to: number } | null;
}

export type LogLineJson = Extract<SignalJson, { signal: 'log' }>;

/** Lines, newest first. */
export interface LogLines {
  lines: LogLineJson[];
  /** What to ask for the older ones with; null where there are none. */
  older: string | null;
  fault: LogFault | null;
}

/** A query's rows: each a list of fields with their text, as the service answers. */
export interface LogQueryResult {
  columns: string[];
  rows: Record<string, string>[];
  scanned: number;
  matched: number;
  complete: boolean;
  fault: LogFault | null;
}
