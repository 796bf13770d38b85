/**
 * Something the reader can put right. Their problems are returned as values; our own bugs are thrown.
 */
export interface Problem {
  /** Stable, for tests and links: `otlp/bad-trace-id`. */
  code: `${string}/${string}`;
  /** What happened, in the reader's words. Never holds raw telemetry longer than an id or a short name. */
  message: string;
  /** The next thing to try. */
  hint: string;
  /** Where in the payload, query or trace. */
  at?: readonly (string | number)[];
}
