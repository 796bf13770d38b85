import type { ErrorLevel } from './error-occurrence.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** What was decided about an item. A resolved one that happens again is active again by itself. */
export const itemStatuses = ['active', 'resolved', 'muted'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** All occurrences of one fingerprint, in one line. Times are Unix milliseconds. */
export interface ErrorItem {
  fingerprint: string;
  /** Of its newest occurrence. */
  title: string;
  /** Of its first occurrence that is still stored. */
  level: ErrorLevel;
  environment: string;
  /** `flask`, `node-js`, `browser-js`; empty where the sender names none. */
  framework: string;
  occurrences: number;
  firstSeen: number;
  lastSeen: number;
  /** Occurrences in each part of the last hour, the oldest part first. */
  lastHour: number[];
  status: ItemStatus;
  /** It was resolved, and happened again after that. */
  reopened: boolean;
}

/** One line of a stack, as a page shows it. */
export interface ShownFrame {
  file: string;
  method: string;
  line: number | null;
  /** The application's own, and not a library's or the language's. */
  inApp: boolean;
  /** The line itself and the lines around it, where the sender has them. */
  code: string;
  before: string[];
  after: string[];
}

/** An exception, with its stack from the outermost call to the innermost. */
export interface ShownException {
  class: string;
  message: string;
  frames: ShownFrame[];
}

/** Something that happened before the error: a log line, a click, a request. */
export interface Breadcrumb {
  /** Unix milliseconds; null where it is not said. */
  at: number | null;
  kind: string;
  level: string;
  text: string;
}

/** An occurrence as a page shows it: whatever is a secret is taken out. */
export interface ShownOccurrence {
  uuid: string;
  seq: number;
  title: string;
  level: ErrorLevel;
  environment: string;
  traceId: string | null;
  spanId: string | null;
  /** Unix milliseconds, by the sender's clock and by ours. */
  at: number;
  receivedAt: number;
  exceptions: ShownException[];
  /** The text of a message or a crash report; empty where exceptions were reported. */
  text: string;
  telemetry: Breadcrumb[];
  /** Parts of the item that are shown as they came, by heading; what is empty is left out. */
  parts: Record<string, JsonObject>;
  /** Everything, as it came but for its secrets. */
  data: JsonValue;
}

/** What of an occurrence's data its protocol's own receiver can read for a page. */
export type ShownReport = Pick<ShownOccurrence, 'exceptions' | 'text' | 'telemetry' | 'parts'> & { framework: string };
