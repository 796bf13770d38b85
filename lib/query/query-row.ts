import type { StoredSpan } from '../telemetry/span.ts';
import { columnValue, type ColumnValue } from './columns.ts';
import { spanWeight } from './weight.ts';

/** One row that a query looks at: a span, or an event or link of one. */
export interface QueryRow {
  /** The time it belongs to: nanoseconds since the Unix epoch. */
  at: bigint;
  /** How long it took, in nanoseconds; nothing where its clock ran backwards. */
  took: bigint;
  /** When its span came: milliseconds since the Unix epoch, by the receiver's clock. */
  receivedAt: number;
  /** The service it is filed under. */
  service: string;
  /** How many rows like it there were, by its sample rate. */
  weight: number;
  isSpan: boolean;
  seq: number;
  traceId: string;
  /** Its span's own id; an event or link has none. */
  spanId: string | null;
  /** The span that it belongs under. */
  parentId: string | null;
  value(column: string): ColumnValue;
}

/** A span as a row. */
export const spanRow = (span: StoredSpan): QueryRow => ({
  at: span.start,
  took: span.end > span.start ? span.end - span.start : 0n,
  receivedAt: span.receivedAt,
  service: span.service,
  weight: spanWeight(span),
  isSpan: true,
  seq: span.seq,
  traceId: span.traceId,
  spanId: span.spanId,
  parentId: span.parentId,
  value: (column) => columnValue(span, column),
});
