import type { Region } from './region.ts';
import type { ResultData } from './result.ts';
import type { QueryPlan } from './spec.ts';

/** The orders in which single rows can be told. */
export const rowOrders = ['newest', 'oldest', 'slowest'] as const;
export type RowOrder = (typeof rowOrders)[number];

export const traceOrders = ['slowest', 'newest'] as const;
export type TraceOrder = (typeof traceOrders)[number];

/** Rows that one answer tells at most, and how many can be skipped before them. */
export const MOST_ROWS = 200;
export const MOST_SKIPPED = 10_000;
/** Columns that rows are told with at most. */
export const MOST_COLUMNS = 30;
/** Traces that one answer tells at most. */
export const MOST_TRACES = 200;

/** A part of what a query matched; where it names several, what lies in all of them. */
export interface Part {
  region?: Region | undefined;
  /** One row of the table: its values in the query's breakdowns, and nothing else. */
  group?: ResultData | undefined;
  traceId?: string | undefined;
  row?: RowName | undefined;
}

/** One row: a span, or its event or link that stands there. Links of one span share its time. */
export interface RowName {
  spanId: string;
  kind: RowKind;
  /** Nanoseconds since the Unix epoch, as decimal text. */
  time: string;
}

/** Whose rows are wanted: those that a query matches, or a part of them. */
export interface Narrowed extends Part {
  plan: QueryPlan;
}

export interface RowsAsked extends Narrowed {
  columns: readonly string[];
  order: RowOrder;
  limit: number;
  /** How many are skipped. */
  offset: number;
  /** Nothing that came later: the next page goes on where this one ends. Nothing said: all that there is now. */
  upTo?: number | undefined;
}

/** What a row is: a span, or an event or link of one. */
export type RowKind = 'span' | 'event' | 'link';

/** One row that matched. */
export interface EvidenceRow {
  traceId: string;
  /** The span to look at: the row itself, or the one that the event or link belongs to. */
  spanId: string | null;
  kind: RowKind;
  /** Nanoseconds since the Unix epoch, as decimal text. */
  time: string;
  /** By the columns that were asked for. Long texts are cut, with an ellipsis. */
  data: ResultData;
}

export interface RowsAnswer {
  rows: EvidenceRow[];
  /** Whether there are more behind them. */
  more: boolean;
  upTo: number;
}

export interface TracesAsked extends Narrowed {
  order: TraceOrder;
  limit: number;
}

/** A trace with rows that matched. */
export interface TraceEvidence {
  traceId: string;
  /** The root's name and service, or the earliest span's where no root arrived. */
  name: string;
  service: string;
  hasRoot: boolean;
  services: string[];
  /** How many of its rows matched, and the span of the first of them. */
  rows: number;
  firstSpan: string | null;
  spans: number;
  errors: number;
  /** Nanoseconds since the Unix epoch, as decimal text: of the whole trace. */
  start: string;
  durationMs: number;
}

export interface TracesAnswer {
  traces: TraceEvidence[];
  /** In how many traces rows matched. */
  total: number;
}
