/** A part of a file as it is sent: whole lines of it, or all of it. */
export interface FilePiece {
  body: Uint8Array<ArrayBuffer>;
  /** The number of its first line in the file, from 1. */
  line: number;
  isLast: boolean;
  /** Bytes of the file, unpacked, up to the end of this part. */
  upTo: number;
}

export interface PieceSizes {
  /** About as many bytes of lines go together. */
  part: number;
  /** As many bytes as one document may have: it has to be held whole, here and where it is read. */
  document: number;
}

const MiB = 1024 * 1024;
const pieceSizes: PieceSizes = { part: 4 * MiB, document: 64 * MiB };

/** Thrown where a document is larger than can be held. */
export class TooLarge extends Error {
  constructor(readonly line: number) {
    super(`A document of the file, at line ${line}, is too large.`);
  }
}

const NEWLINE = 0x0a;

/** Bytes that came and were not given away yet. */
class Pending {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #chunks: Uint8Array[] = [];
  length = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.length += chunk.byteLength;
  }

  /** All of it in one piece; joined once for however many chunks came. */
  get whole(): Uint8Array<ArrayBuffer> {
    if (this.#chunks.length === 0) return this.#bytes;
    const joined = new Uint8Array(this.length);
    joined.set(this.#bytes);
    let at = this.#bytes.byteLength;
    for (const chunk of this.#chunks) {
      joined.set(chunk, at);
      at += chunk.byteLength;
    }
    this.#chunks = [];
    this.#bytes = joined;
    return joined;
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    const { whole } = this;
    this.#bytes = whole.slice(count);
    this.length = this.#bytes.byteLength;
    return whole.slice(0, count);
  }
}

/**
 * A file in parts: several where its first line is a document of its own, as the Collector's file exporter writes them,
 * so that a file of any size can be brought in; else one, which has to be held whole.
 * @throws {TooLarge} where a document is larger than that; the parts before it have been given
 */
export async function* filePieces(
  chunks: AsyncIterable<Uint8Array>,
  sizes: PieceSizes = pieceSizes,
): AsyncGenerator<FilePiece> {
  const pending = new Pending();
  let isLines: boolean | null = null;
  let line = 1;
  let upTo = 0;
  const cut = (count: number): FilePiece => {
    const body = pending.take(count);
    const piece = { body, line, isLast: false, upTo: (upTo += count) };
    line += linesIn(body);
    return piece;
  };
  for await (const chunk of chunks) {
    pending.add(chunk);
    isLines ??= firstLineTells(pending);
    if (isLines && pending.length >= sizes.part) {
      const end = pending.whole.lastIndexOf(NEWLINE) + 1;
      if (end > 0) yield cut(end);
    }
    if (pending.length > sizes.document) throw new TooLarge(line);
  }
  yield { ...cut(pending.length), isLast: true };
}

/** Whether the first line is a document by itself; null while its end has not come. */
function firstLineTells(pending: Pending): boolean | null {
  const end = pending.whole.indexOf(NEWLINE);
  if (end === -1) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(pending.whole.subarray(0, end)));
    return typeof value === 'object';
  } catch {
    return false;
  }
}

function linesIn(body: Uint8Array): number {
  let lines = 0;
  for (let at = body.indexOf(NEWLINE); at !== -1; at = body.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}
