import { knownText } from './known-text.ts';

/** Protobuf wire types, https://protobuf.dev/programming-guides/encoding/#structure. */
const VARINT = 0;
const FIXED64 = 1;
const FRAMED = 2;
const FIXED32 = 5;

/** The tag that stands before a field: its number and its wire type. */
export const varintField = (number: number): number => number * 8 + VARINT;
export const fixed64Field = (number: number): number => number * 8 + FIXED64;
export const framedField = (number: number): number => number * 8 + FRAMED;
export const fixed32Field = (number: number): number => number * 8 + FIXED32;

const TWO_TO_32 = 2 ** 32;

/**
 * Reads protobuf that may be hostile. Ours and not a library's because no read may pass the end of the frame it is in:
 * a bad length inside one span must not swallow the next. Nothing here throws; a bad byte sets `malformed`, after which
 * `tag()` says that the frame is over.
 */
export class WireReader {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  #pos = 0;
  #end: number;
  #low = 0;
  #high = 0;
  malformed = false;

  constructor(body: Uint8Array) {
    this.#bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#view = new DataView(body.buffer, body.byteOffset, body.byteLength);
    this.#end = body.byteLength;
  }

  /** The next field's tag, or 0 at the end of the frame. */
  tag(): number {
    if (this.malformed || this.#pos >= this.#end) return 0;
    const tag = this.varint();
    if (tag < 8) this.malformed = true;
    return this.malformed ? 0 : tag;
  }

  /** Steps into a length-delimited field. Returns what `leave` needs. */
  enter(): number {
    const outer = this.#end;
    const length = this.varint();
    if (length > outer - this.#pos) this.malformed = true;
    else this.#end = this.#pos + length;
    return outer;
  }

  /** Steps out, past whatever of the frame was not read. */
  leave(outer: number): void {
    this.#pos = this.#end;
    this.#end = outer;
  }

  skipFrame(): void {
    this.leave(this.enter());
  }

  /** Skips the field behind a tag that the reader does not know, as protobuf demands. */
  skip(tag: number): void {
    switch (tag % 8) {
      case VARINT:
        this.varint();
        return;
      case FIXED64:
        this.#claim(8);
        return;
      case FRAMED:
        this.skipFrame();
        return;
      case FIXED32:
        this.#claim(4);
        return;
      default:
        this.malformed = true;
    }
  }

  /** An unsigned varint, exact up to 2^53. */
  varint(): number {
    if (this.#pos < this.#end) {
      const first = this.#bytes[this.#pos]!;
      if (first < 0x80) {
        this.#pos += 1;
        return first;
      }
    }
    this.#readVarint();
    return (this.#high >>> 0) * TWO_TO_32 + (this.#low >>> 0);
  }

  /** A signed 64-bit varint: a number while a double holds it exactly, else its decimal digits. */
  int64(): number | string {
    this.#readVarint();
    const value = (this.#high | 0) * TWO_TO_32 + (this.#low >>> 0);
    if (Number.isSafeInteger(value)) return value;
    return String((BigInt(this.#high | 0) << 32n) + BigInt(this.#low >>> 0));
  }

  fixed64(): bigint {
    const at = this.#claim(8);
    return at < 0 ? 0n : this.#view.getBigUint64(at, true);
  }

  fixed32(): number {
    const at = this.#claim(4);
    return at < 0 ? 0 : this.#view.getUint32(at, true);
  }

  double(): number {
    const at = this.#claim(8);
    return at < 0 ? 0 : this.#view.getFloat64(at, true);
  }

  text(): string {
    const outer = this.enter();
    const text = this.malformed ? '' : knownText(this.#bytes, this.#pos, this.#end);
    this.leave(outer);
    return text;
  }

  /** A bytes field as hex or base64. */
  bytesAs(encoding: 'hex' | 'base64'): string {
    const outer = this.enter();
    const text = this.malformed ? '' : this.#bytes.toString(encoding, this.#pos, this.#end);
    this.leave(outer);
    return text;
  }

  #claim(length: number): number {
    const at = this.#pos;
    if (this.#end - at < length) {
      this.malformed = true;
      return -1;
    }
    this.#pos = at + length;
    return at;
  }

  #readVarint(): void {
    this.#low = 0;
    this.#high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.#pos >= this.#end) break;
      const byte = this.#bytes[this.#pos++]!;
      this.#addBits(byte & 0x7f, shift);
      if (byte < 0x80) return;
    }
    this.malformed = true;
  }

  #addBits(bits: number, shift: number): void {
    if (shift < 28) this.#low |= bits << shift;
    else if (shift === 28) {
      this.#low |= bits << 28;
      this.#high = bits >>> 4;
    } else this.#high |= bits << (shift - 32);
  }
}
