import type { Statement } from '../store/origin-store.ts';
import type { ArrivedHead, BodyGone } from '../telemetry/arrived-body.ts';
import type { Region } from '../query/region.ts';
import type { Others, SpanPart } from './arrived-span.ts';
import type { FieldSteps } from './field-steps.ts';
import type { NoColumn } from './no-column.ts';
import type { PartTaken } from './part-taken.ts';
import type { AbsentColumn, ColumnOrigin } from './span-columns.ts';
import type { ClauseStep } from './where-steps.ts';
import type { WireLine } from './wire-lines.ts';

/** How a span arrived. Every text in it is without secrets. */
export interface Arrived {
  /** Why it is not the request as it arrived, but what is stored, written again; null where it is. */
  again: BodyGone | 'unreadable' | null;
  head: ArrivedHead | null;
  form: SpanPart['form'];
  others: Others | null;
  lines: WireLine[];
}

/** The row that is looked at. */
export interface OriginRow {
  traceId: string;
  spanId: string;
  name: string;
  service: string;
  kind: 'span' | 'event' | 'link';
  /** Where it stands in OTLP: `span`, `span.events[0]`. */
  path: string;
  /** Unix milliseconds. */
  at: number;
}

/** The part of an answer whose rows are looked at. */
export type PartLookedAt =
  | { is: 'group' }
  | { is: 'region'; region: Region }
  /** A point of a chart: its bucket, Unix milliseconds. */
  | { is: 'point'; from: number; to: number }
  | { is: 'trace'; traceId: string }
  | { is: 'row' };

/** How a query came to this row. */
export interface OriginQuery {
  /** Unix milliseconds: when it was asked, and its window. */
  askedAt: number;
  from: number;
  to: number;
  /** What the row's group is. */
  group: { column: string; text: string }[];
  /** The group’s name, as `groupKey` makes it. */
  groupName: string;
  /** The place of the group in the table, from 1; null where LIMIT or HAVING left it out. */
  place: number | null;
  part: PartLookedAt;
  /** How many rows the group has; of a point, how many it has in that bucket. */
  rows: number;
  /** The row is the nth of so many that can be stepped through; `matched` of them are in the part. */
  sample: { nth: number; of: number; matched: number };
  steps: ClauseStep[];
  fields: FieldSteps[];
  havings: { says: string; here: string; holds: boolean }[];
  parts: PartTaken[];
  /** What the store ran for it, in order. */
  statements: Statement[];
}

/** How a row came about, from the OTLP as it arrived to the cell of the result. */
export interface Origin {
  row: OriginRow;
  arrived: Arrived;
  columns: (Omit<ColumnOrigin, 'value'> & { value: string })[];
  absent: AbsentColumn[];
  aside: NoColumn[];
  /** null where a span is looked at by itself. */
  query: OriginQuery | null;
}
