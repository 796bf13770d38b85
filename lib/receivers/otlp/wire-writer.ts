/** Writes the few protobuf messages that a receiver answers with. */
export class WireWriter {
  readonly #bytes: number[] = [];

  varint(field: number, value: number): this {
    // Protobuf leaves a default value out.
    if (value !== 0) this.#put(field * 8).#put(value);
    return this;
  }

  text(field: number, value: string): this {
    return this.#frame(field, new TextEncoder().encode(value));
  }

  message(field: number, message: WireWriter): this {
    return this.#frame(field, message.finish());
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #frame(field: number, content: Uint8Array): this {
    this.#put(field * 8 + 2).#put(content.length);
    for (const byte of content) this.#bytes.push(byte);
    return this;
  }

  #put(value: number): this {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 128)) this.#bytes.push((left % 128) + 128);
    this.#bytes.push(left);
    return this;
  }
}
