import type { Annotation } from '../query/annotation-rows.ts';
import type { ColumnValue } from '../query/columns.ts';
import type { Part } from '../query/evidence.ts';
import type { QueryPlan } from '../query/spec.ts';
import type { StoredSpan } from '../telemetry/span.ts';

/** Where a row of a query stands: a span by its number, or one of its events or links. */
export interface RowPlace {
  seq: number;
  /** null for the span itself. */
  annotation: Annotation | null;
  /** Nanoseconds since the Unix epoch. */
  at: bigint;
  /** An event's name; null for a link. */
  name: string | null;
  /** The other span that a link names. */
  linkSpanId: string | null;
}

/** Which rows of a query are wanted: those of a part of its result. */
export interface GroupRows extends Part {
  /** A column whose value is to be near this one: those rows come first. Else the newest do. */
  near?: { column: string; value: number };
  limit: number;
}

/** What one value is among those of its group. Counts are of what rows stand for, unless the query is in usage mode. */
export interface ValueFacts {
  /** How many numbers the column has, and how many of them lie below this value, or are this one. */
  numbers: number;
  below: number;
  equal: number;
  sum: number | null;
  /** Rows with the very same value, whatever its type. */
  same: number;
}

/** What of an answer a statement is run for. A heatmap has its range found first, since that decides its axis. */
export type StatementPart = { of: 'table' } | { of: 'heatmap-range' | 'heatmap-squares'; column: string };

/** A statement as it is run. What came from outside stands in `parameters`, never in its text. */
export interface Statement {
  part: StatementPart;
  sql: string;
  parameters: { name: string; value: string }[];
}

/** Reads for who asks how a result came about. All are within one workspace. */
export interface OriginStore {
  /** Rows that went into a part of a query's result, and how many there are of them. */
  groupRows(workspace: string, plan: QueryPlan, wanted: GroupRows): Promise<{ rows: RowPlace[]; matched: number }>;
  /** What these columns' values are among those of a part of the result. */
  valueFacts(
    workspace: string,
    plan: QueryPlan,
    asked: Part & { values: { column: string; value: ColumnValue }[] },
  ): Promise<ValueFacts[]>;
  /** The statements that answer a query: its table with its series, and two for each heatmap that has any numbers. */
  statements(workspace: string, plan: QueryPlan): Promise<Statement[]>;
  /** One span; null where it is not there (any more). */
  spanOf(workspace: string, id: { traceId: string; spanId: string }): Promise<StoredSpan | null>;
}
