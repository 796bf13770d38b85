const LINE_BREAK = 0x0a;

/** A line without its break, or one that is longer than it may be: then only how long it was is known. */
export type Line = { body: Buffer } | { tooLong: number };

/** Bytes of a stream, taken off in pieces. It holds what was asked for and no more, however long the stream is. */
export class ByteSource {
  /** How many bytes were taken off. */
  offset = 0;
  #held: Buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, which stay; fewer where the stream ends before. */
  async peek(count: number): Promise<Buffer> {
    if (this.#held.length >= count) return this.#held.subarray(0, count);
    const parts: Buffer[] = [this.#held];
    let held = this.#held.length;
    while (held < count) {
      const { value, done } = await this.#chunks.next();
      if (done === true) break;
      parts.push(value);
      held += value.length;
    }
    this.#held = Buffer.concat(parts);
    return this.#held.subarray(0, count);
  }

  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count);
    this.#drop(taken.length);
    return taken;
  }

  /** Everything that is left, as it comes. Whoever stops in the middle ends the source. */
  async *rest(): AsyncGenerator<Buffer> {
    try {
      for (let chunk = await this.#chunk(); chunk !== null; chunk = await this.#chunk()) yield chunk;
    } finally {
      await this.close();
    }
  }

  /** Lets go of the stream: a file that is not read to its end must not stay open. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** The next line; null at the end. What is longer than the limit is passed over without being held. */
  async line(longest: number): Promise<Line | null> {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const chunk = await this.#chunk();
      if (chunk === null) break;
      const end = chunk.indexOf(LINE_BREAK);
      const part = end === -1 ? chunk : chunk.subarray(0, end);
      length += part.length;
      if (length <= longest) parts.push(part);
      else parts.length = 0;
      if (end === -1) continue;
      this.#giveBack(chunk.subarray(end + 1));
      return length > longest ? { tooLong: length } : { body: joined(parts) };
    }
    if (length > longest) return { tooLong: length };
    return parts.length === 0 ? null : { body: joined(parts) };
  }

  async #chunk(): Promise<Buffer | null> {
    let chunk: Buffer = this.#held;
    this.#held = Buffer.alloc(0);
    while (chunk.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done === true) return null;
      chunk = value;
    }
    this.offset += chunk.length;
    return chunk;
  }

  #giveBack(chunk: Buffer): void {
    this.offset -= chunk.length;
    this.#held = chunk;
  }

  #drop(count: number): void {
    this.#held = this.#held.subarray(count);
    this.offset += count;
  }
}

const joined = (parts: Buffer[]): Buffer => (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
