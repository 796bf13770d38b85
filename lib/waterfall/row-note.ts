/** What a row says beside a span's own fields, where it is drawn from a segment document. */
export interface RowNote {
  is: 'segment' | 'subsegment';
  /** Its end has not come: it has no length yet. */
  inProgress: boolean;
  /** 4xx, 429 and 5xx in the words of segments; several may hold. */
  failures: readonly ('error' | 'throttle' | 'fault')[];
}

/** A log line or an error on the time axis, at the moment it names. */
export interface TimeMark {
  /** The signal's own number in the store. */
  seq: number;
  kind: 'log' | 'error';
  traceId: string;
  spanId: string | null;
  /** Nanoseconds since the Unix epoch. */
  at: bigint;
  /** Severity or level, as its sender says it; may be empty. */
  level: string;
  /** It tells of something that went wrong. */
  failed: boolean;
  /** One line, safe to show. */
  text: string;
}

/** Notes and marks by branch key; what is drawn nowhere stands with the trace. */
export interface Annotated {
  notes: ReadonlyMap<string, RowNote>;
  marks: ReadonlyMap<string, readonly TimeMark[]>;
  /** Marks whose span is none that is drawn. */
  loose: readonly TimeMark[];
}

export const notAnnotated: Annotated = { notes: new Map(), marks: new Map(), loose: [] };
