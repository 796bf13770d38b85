/** When telemetry was received, in Unix milliseconds: from inclusive, to exclusive. */
export interface UsageWindow {
  from: number;
  to: number;
}

/** Spans of one name and service, with what hangs on them. */
export interface SpanNameUsage {
  service: string;
  name: string;
  spans: number;
  events: number;
  links: number;
}

/** Log lines of one group and severity. `severity` is OTLP's number, 0 where a line has none. */
export interface LogUsage {
  group: string;
  severity: number;
  lines: number;
  /** UTF-8 bytes of the messages. */
  bytes: number;
}

/** Occurrences of one error item. */
export interface ErrorUsage {
  fingerprint: string;
  title: string;
  occurrences: number;
}

/** A list cut at its largest entries, and how many it had. */
export interface Largest<Entry> {
  largest: Entry[];
  of: number;
}

/** What the store holds back from: how far back its rows reach, and how many are gone. */
export interface Held {
  /** When the oldest one still held was received, in Unix milliseconds; null where there is none. */
  since: number | null;
  /** How many were pruned or removed, at any time. */
  removed: number;
}

/** What a workspace received in a window, counted from what is held of it. */
export interface Usage {
  window: UsageWindow;
  spans: { spans: number; events: number; links: number; traces: number; names: Largest<SpanNameUsage> };
  logs: { lines: number; bytes: number; groups: Largest<LogUsage> };
  /** `traces` by segments; `seconds`: how many different seconds those traces begin in. */
  segments: { documents: number; traces: number; seconds: number };
  errors: { occurrences: number; items: Largest<ErrorUsage> };
  held: { spans: Held; signals: Held };
}

const attributePlaces = ['span', 'resource', 'event', 'link'] as const;
export type AttributePlace = (typeof attributePlaces)[number];

/** What one attribute weighs, in the spans that were looked at. */
export interface AttributeUsage {
  place: AttributePlace;
  key: string;
  /** How often it was recorded. A resource’s counts once for each span, as a backend stores it. */
  count: number;
  /** Key and value as JSON, in bytes of UTF-8, over all that was counted. */
  bytes: number;
  /** Different values. */
  distinct: number;
}

/** The heaviest attributes of a window’s spans. Many spans are judged by a draw of them. */
export interface AttributeSizes {
  /** Spans of the window. */
  spans: number;
  /** Spans that were looked at: all, or a draw that is fair to each. */
  lookedAt: number;
  /** Bytes of those, written as JSON: attributes, resource, events and links, names, ids and times. */
  bytes: number;
  attributes: Largest<AttributeUsage>;
}
