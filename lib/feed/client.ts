import type { FeedEvent } from './feed-event.ts';
import { sizeOf, type Replayed } from './replay.ts';
import { encodeEvent, keepAlive } from './sse.ts';

const KEEP_ALIVE_MS = 15_000;
/** Events that may wait while the missed part is being read. */
const MOST_HELD = 1000;

interface Held {
  event: FeedEvent;
  id: number | undefined;
}

/** One reader's stream, bounded: what it is too slow for is counted and reported as a gap, never queued for ever. */
export class FeedClient {
  readonly stream: ReadableStream<Uint8Array>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  /** What is committed while the missed part is still being read; null once live. */
  #held: Held[] | null = [];
  #missed = 0;
  #timer: NodeJS.Timeout;
  #closed = false;

  constructor(
    maxBufferedBytes: number,
    private readonly onLeave: () => void,
  ) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: () => this.#reportGap(),
        cancel: () => this.#close(),
      },
      { highWaterMark: maxBufferedBytes, size: (chunk) => chunk.byteLength },
    );
    this.#timer = setInterval(() => this.#enqueue(keepAlive), KEEP_ALIVE_MS);
    this.#timer.unref();
  }

  push(event: FeedEvent, id?: number): void {
    if (!this.#held) this.#send(event, id);
    else if (this.#held.length < MOST_HELD) this.#held.push({ event, id });
    else this.#missed += 1;
  }

  /** Ends the stream; the reader comes back by itself and resumes. */
  end(): void {
    if (this.#closed) return;
    this.#controller.close();
    this.#close();
  }

  /** Sends what was missed, then what was held meanwhile and is newer, and from then on everything at once. */
  goLive(replay: readonly Replayed[], upTo: number, gap = 0): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.#send({ type: 'hello' }, replay.length === 0 ? upTo : undefined);
    if (gap > 0) this.#send({ type: 'gap', missed: gap });
    for (const { event, id } of replay) this.#send(event, id);
    for (const { event, id } of held) if (id === undefined || id > upTo) this.#send(event, id);
  }

  #send(event: FeedEvent, id?: number): void {
    if (this.#closed) return;
    if ((this.#controller.desiredSize ?? 0) <= 0) {
      this.#missed += sizeOf(event);
      return;
    }
    this.#reportGap();
    this.#enqueue(encodeEvent(event, id));
  }

  #reportGap(): void {
    if (this.#missed === 0 || this.#closed) return;
    const missed = this.#missed;
    this.#missed = 0;
    this.#enqueue(encodeEvent({ type: 'gap', missed }));
  }

  #enqueue(chunk: Uint8Array): void {
    if (!this.#closed) this.#controller.enqueue(chunk);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    this.onLeave();
  }
}
