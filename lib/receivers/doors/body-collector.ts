/** A body as a door took it, or why it stopped taking it. */
export type Collected =
  { kind: 'body'; body: Uint8Array } | { kind: 'too-large' } | { kind: 'busy' } | { kind: 'gone' };

/** How many requests a door may have under way at once: more than a class of exporters ever sends, few enough to hold. */
const MOST_REQUESTS = 512;

/** What a door holds at once, in requests that are still arriving or being stored: their number, and their bytes. */
export class BytesInFlight {
  #held = 0;
  #requests = 0;

  constructor(
    private readonly limit: number,
    private readonly mostRequests: number = MOST_REQUESTS,
  ) {}

  /** Lets a request in, unless too many are under way. Each that was let in has to leave. */
  enter(): boolean {
    if (this.#requests >= this.mostRequests) return false;
    this.#requests += 1;
    return true;
  }

  leave(): void {
    this.#requests -= 1;
  }

  claim(bytes: number): boolean {
    if (this.#held + bytes > this.limit) return false;
    this.#held += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }
}

/**
 * Collects one body, chunk by chunk, and stops at the first byte too many. Counts what really arrives: a length that is
 * only announced costs nothing.
 */
export class BodyCollector {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly inFlight: BytesInFlight,
  ) {}

  /** Bytes that came so far. */
  get length(): number {
    return this.#length;
  }

  /** Whether an announced `Content-Length` is over the limit already. */
  announcesTooMuch(contentLength: string | undefined): boolean {
    return contentLength !== undefined && Number(contentLength) > this.maxBytes;
  }

  /** Takes a chunk; returns why no more is taken, or null. */
  add(chunk: Uint8Array): { kind: 'too-large' } | { kind: 'busy' } | null {
    if (this.#length + chunk.byteLength > this.maxBytes) return { kind: 'too-large' };
    if (!this.inFlight.claim(chunk.byteLength)) return { kind: 'busy' };
    this.#length += chunk.byteLength;
    this.#chunks.push(chunk);
    return null;
  }

  /** The body in memory of its own, so that it can be transferred to another thread. */
  finish(): { kind: 'body'; body: Uint8Array } {
    const body = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      body.set(chunk, at);
      at += chunk.byteLength;
    }
    this.#chunks.length = 0;
    return { kind: 'body', body };
  }

  /** Gives back what was claimed, once the request is answered. */
  release(): void {
    this.inFlight.release(this.#length);
    this.#length = 0;
    this.#chunks.length = 0;
  }
}
