import type { Deliveries } from './watched-exporter.ts';

/** What became of the lines for one address. */
export interface LogDeliveries extends Deliveries {
  /** Lines given up because too many were waiting. */
  dropped: number;
}

/** One line as it is sent. */
export interface LogLine {
  /** Unix milliseconds. */
  timestamp: number;
  message: string;
}

/** Takes log lines and sends them later. Never throws, never waits: a line must not fail or hold up what it tells of. */
export interface LogSink {
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly deliveries: Readonly<LogDeliveries>;
  write(line: LogLine): void;
  /** Sends what waits; resolves when it is out, or after so many milliseconds without it. */
  flush(withinMs: number): Promise<void>;
  /** Flushes, and takes nothing from then on. */
  close(withinMs: number): Promise<void>;
}
