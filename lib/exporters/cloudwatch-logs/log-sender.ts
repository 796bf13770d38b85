import { setTimeout as pause } from 'node:timers/promises';
import type { LogDeliveries, LogLine, LogSink } from '../log-sink.ts';
import { untraced } from '../untraced.ts';
import { LogQueue, type QueueLimits } from './log-queue.ts';
import type { PutLines } from './put-lines.ts';

export interface SenderOptions {
  id: string;
  label: string;
  put: PutLines;
  /** How long a line may wait for others before they are sent together. */
  waitMs: number;
  limits?: QueueLimits;
  /** The first pause after a failure; each further one is twice as long. */
  firstPauseMs?: number;
  /** Told when the address begins to fail, when it works again, and of what was dropped; never of every failure. */
  tell?: (words: string) => void;
}

const LONGEST_PAUSE_MS = 30_000;

/** What another attempt cannot mend: the key, its rights, or the batch itself. */
const isFinal = (error: unknown): boolean => {
  const name = error instanceof Error ? error.name : '';
  return /^(UnrecognizedClient|InvalidSignature|AccessDenied|IncompleteSignature|InvalidParameter|MissingAuthenticationToken|ExpiredToken)/.test(name); // prettier-ignore
};

/** In our words, or the service's own code: an error's text may quote what is not ours to print. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (/^[A-Z][A-Za-z]{3,60}(Exception|Signature)$/.test(error.name)) return error.name;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'no answer';
}

const droppedLine = (count: number): LogLine => ({
  timestamp: Date.now(),
  message: JSON.stringify({ level: 'warn', msg: `${count} log lines were dropped before this one: too many waited.` }),
});

/**
 * Sends lines in batches, one call at a time. Where the address fails, the batch waits and is tried again, ever less
 * often; meanwhile the queue fills up to its limits, and what finds no room is counted and said.
 */
export class LogSender implements LogSink {
  readonly id: string;
  readonly label: string;
  readonly deliveries: LogDeliveries = { sent: 0, failed: 0, dropped: 0, lastFailure: null };
  readonly #queue: LogQueue;
  readonly #hurry = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly options: SenderOptions) {
    this.id = options.id;
    this.label = options.label;
    this.#queue = new LogQueue(options.limits);
  }

  write(line: LogLine): void {
    if (this.#closed) return;
    if (!this.#queue.add(line)) this.deliveries.dropped += 1;
    if (this.#queue.hasBatch) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), this.options.waitMs).unref();
  }

  async flush(withinMs: number): Promise<void> {
    this.#start();
    const done = new AbortController();
    const overdue = pause(withinMs, undefined, { signal: done.signal }).catch(() => {});
    await Promise.race([this.#sending, overdue]);
    done.abort();
  }

  async close(withinMs: number): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.flush(withinMs);
    this.#hurry.abort();
    clearTimeout(this.#timer);
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending ??= untraced(() => this.#sendAll()).finally(() => {
      this.#sending = undefined;
      if (!this.#queue.isEmpty && !this.#hurry.signal.aborted) this.#start();
    });
  }

  async #sendAll(): Promise<void> {
    for (let batch = this.#next(); batch.length > 0; batch = this.#next()) {
      await this.#send(batch);
      if (this.#hurry.signal.aborted) return;
    }
  }

  #next(): LogLine[] {
    const batch = this.#queue.take();
    const dropped = this.#queue.takeDropped();
    if (dropped === 0) return batch;
    this.#tell(`dropped ${dropped} lines: too many waited`);
    return [...batch, droppedLine(dropped)];
  }

  /** Until it is out, or until another attempt would be of no use. Never rejects. */
  async #send(batch: readonly LogLine[]): Promise<void> {
    for (let attempt = 0; !this.#hurry.signal.aborted; attempt += 1) {
      try {
        const { rejected } = await this.options.put(batch);
        this.#note(batch.length - rejected, rejected, rejected > 0 ? 'too old or too new' : null);
        return;
      } catch (error) {
        if (isFinal(error)) return this.#note(0, batch.length, reasonOf(error));
        this.#note(0, 0, reasonOf(error));
        await this.#pause(attempt);
      }
    }
    this.#note(0, batch.length, this.deliveries.lastFailure ?? 'no time left');
  }

  async #pause(attempt: number): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE_MS, (this.options.firstPauseMs ?? 200) * 2 ** Math.min(attempt, 20));
    // Between half of it and all: many processes that failed together must not come back together.
    const ms = longest * (0.5 + Math.random() / 2);
    await pause(ms, undefined, { signal: this.#hurry.signal, ref: false }).catch(() => {});
  }

  #note(sent: number, failed: number, failure: string | null): void {
    const before = this.deliveries.lastFailure;
    this.deliveries.sent += sent;
    this.deliveries.failed += failed;
    this.deliveries.lastFailure = failure;
    if ((before === null) === (failure === null)) return;
    this.#tell(failure === null ? 'takes lines again' : `takes no lines (${failure})`);
  }

  #tell(words: string): void {
    this.options.tell?.(`${this.label} ${words}.`);
  }
}
