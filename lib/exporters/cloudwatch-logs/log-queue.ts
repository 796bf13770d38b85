import type { LogLine } from '../log-sink.ts';

/**
 * What one PutLogEvents may bring, by the service's reference, less the room for one line that tells what was dropped;
 * each event counts 26 bytes beside its message.
 */
export const batchLimits = { events: 9999, bytes: 1_048_576 - 256, overhead: 26, spanMs: 86_400_000 } as const;

/** What may wait at most. More would take the memory of the application that logs. */
export interface QueueLimits {
  lines: number;
  bytes: number;
}

const usualLimits: QueueLimits = { lines: 20_000, bytes: 16 * 1024 * 1024 };

/** The largest message that a batch has room for. */
const LARGEST = batchLimits.bytes - batchLimits.overhead;
const CUT = ' … (cut)';

interface Waiting extends LogLine {
  bytes: number;
}

/** A message of a size that the service takes. Cutting may leave half a character, which is written as U+FFFD. */
function fitting(message: string): { message: string; bytes: number } {
  const bytes = Buffer.byteLength(message);
  if (bytes <= LARGEST) return { message, bytes };
  const cut = Buffer.from(message).toString('utf8', 0, LARGEST - Buffer.byteLength(CUT) - 3) + CUT;
  return { message: cut, bytes: Buffer.byteLength(cut) };
}

/** Lines that wait to be sent, in order, bounded: where it is full, the new one is dropped and counted. */
export class LogQueue {
  #lines: Waiting[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(private readonly limits: QueueLimits = usualLimits) {}

  /** @returns whether there was room */
  add({ timestamp, message }: LogLine): boolean {
    const fit = fitting(message === '' ? ' ' : message);
    const size = fit.bytes + batchLimits.overhead;
    if (this.#lines.length >= this.limits.lines || this.#bytes + size > this.limits.bytes) {
      this.#dropped += 1;
      return false;
    }
    this.#lines.push({ timestamp, ...fit });
    this.#bytes += size;
    return true;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** Whether a whole batch waits, so that waiting longer gains nothing. */
  get hasBatch(): boolean {
    return this.#lines.length >= batchLimits.events || this.#bytes >= batchLimits.bytes;
  }

  /** How many were dropped since this was asked last. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** The next batch in chronological order, within all limits of one call; empty where nothing waits. */
  take(): LogLine[] {
    const count = this.#fittingCount();
    const batch = this.#lines.slice(0, count);
    this.#lines = this.#lines.slice(count);
    for (const { bytes } of batch) this.#bytes -= bytes + batchLimits.overhead;
    const inOrder = batch.toSorted((one, other) => one.timestamp - other.timestamp);
    return inOrder.map(({ timestamp, message }) => ({ timestamp, message }));
  }

  #fittingCount(): number {
    let bytes = 0;
    let [first, last] = [Infinity, -Infinity];
    const over = this.#lines.findIndex((line, index) => {
      bytes += line.bytes + batchLimits.overhead;
      first = Math.min(first, line.timestamp);
      last = Math.max(last, line.timestamp);
      return index >= batchLimits.events || bytes > batchLimits.bytes || last - first >= batchLimits.spanMs;
    });
    return over === -1 ? this.#lines.length : over;
  }
}
