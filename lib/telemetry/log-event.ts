import type { Attributes, AttributeValue } from './attributes.ts';
import type { Resource, Scope } from './span.ts';

/** A log record as OTLP means it, free of any wire encoding. Times are nanoseconds since the Unix epoch. */
export interface LogEvent {
  /** null where the record belongs to no trace. */
  traceId: string | null;
  spanId: string | null;
  /** null where the sender left it out. */
  time: bigint | null;
  observedTime: bigint | null;
  /** 1 to 24 by the specification; 0 where it is not said. */
  severityNumber: number;
  severityText: string;
  /** null where the record has no body. */
  body: AttributeValue | null;
  eventName: string;
  attributes: Attributes;
  /** The log group and stream it was put into; left out where the sender names none. */
  group?: string;
  stream?: string;
  resource: Resource;
  scope: Scope;
}
