import type { Problem } from './problem.ts';

/** The files of traces that are understood. */
const fileFormats = ['otlp', 'jaeger', 'zipkin'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The environment that spans of files are filed in: what says of each of them that nobody sent it here. */
export const IMPORTED = 'imported';

/** The header that says which line of its file a part begins with, from 1. */
export const FIRST_LINE_HEADER = 'x-first-line';

/** A reason, and for how many spans it held. */
export interface ToldReason extends Problem {
  count: number;
}

/** What became of the log records of a file: `received = stored + refused`. They have no ids, so none is a duplicate. */
export interface LogCounts {
  received: number;
  stored: number;
  refused: number;
}

/** What became of the spans of a file, or of a part of it: `received = stored + duplicates + refused`. */
export interface FileOutcome {
  format: FileFormat;
  received: number;
  stored: number;
  /** Were here already. */
  duplicates: number;
  refused: number;
  /** The same of log records, where it holds any. */
  logs?: LogCounts;
  reasons: ToldReason[];
  /** What was trimmed, changed or left out of what was taken. */
  warnings: ToldReason[];
  /** The traces that were in it, the first of them; of log records those that they name. */
  traceIds: string[];
}

/** A file that was brought in: whose spans they are, from where, and what became of them. */
export interface TraceImport extends FileOutcome {
  /** 16 hex digits. */
  id: string;
  /** The file's name, as its owner had it: only to be shown. */
  file: string;
  /** When the first part of it came, Unix milliseconds. */
  at: number;
  /** False while parts of it are still to come, and for ever where they never came. */
  finished: boolean;
}

/** Trace ids that one outcome tells, of a part or of a whole file. */
export const MOST_TRACES_TOLD = 1000;
const MOST_REASONS = 20;

/** Two parts of a file as one. */
export function together(one: FileOutcome, other: FileOutcome): FileOutcome {
  return {
    format: one.format,
    received: one.received + other.received,
    stored: one.stored + other.stored,
    duplicates: one.duplicates + other.duplicates,
    refused: one.refused + other.refused,
    ...((one.logs ?? other.logs) && { logs: logsTogether(one.logs, other.logs) }),
    reasons: countedTogether([...one.reasons, ...other.reasons]),
    warnings: countedTogether([...one.warnings, ...other.warnings]),
    traceIds: [...new Set([...one.traceIds, ...other.traceIds])].slice(0, MOST_TRACES_TOLD),
  };
}

const noLogs: LogCounts = { received: 0, stored: 0, refused: 0 };

const logsTogether = (one: LogCounts = noLogs, other: LogCounts = noLogs): LogCounts => ({
  received: one.received + other.received,
  stored: one.stored + other.stored,
  refused: one.refused + other.refused,
});

/** Each kind of reason once, with the first of its sentences and how often it held. */
export function countedTogether(reasons: readonly ToldReason[]): ToldReason[] {
  const byCode = new Map<string, ToldReason>();
  for (const reason of reasons) {
    const known = byCode.get(reason.code);
    if (known) known.count += reason.count;
    else byCode.set(reason.code, { ...reason });
  }
  return [...byCode.values()].slice(0, MOST_REASONS);
}
