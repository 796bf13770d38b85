import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import { ByteSource } from './byte-source.ts';

type Unzip = () => NodeJS.ReadWriteStream;

/** From Node 22.15 on; Node 20 has none. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: Unzip };

const GZIP = Buffer.from([0x1f, 0x8b]);
/** https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1, little-endian. */
export const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** Thrown where a file unpacks to more than it may. */
export const TOO_MUCH = 'ERR_UNPACKED_TOO_MUCH';

/**
 * A source without its compression, which is known by its first bytes and not by the file's name.
 * @param most bytes that may come out: a megabyte can stand for gigabytes, and whoever unpacks them all waits for hours
 */
export async function unpacked(source: ByteSource, most: number): Promise<ByteSource | { unknown: 'zstd' }> {
  const head = await source.peek(4);
  if (startsWith(head, GZIP)) return through(source, zlib.createGunzip, most);
  if (!startsWith(head, ZSTD)) return source;
  return createZstdDecompress === undefined ? { unknown: 'zstd' } : through(source, createZstdDecompress, most);
}

function through(source: ByteSource, unzip: Unzip, most: number): ByteSource {
  const unzipped = unzip();
  // A broken stream is told to whoever reads from it: the callback has nothing to add.
  pipeline(Readable.from(source.rest()), unzipped, () => {});
  return new ByteSource(upTo(most, unzipped as AsyncIterable<Buffer>));
}

async function* upTo(most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw Object.assign(new Error(`It unpacks to more than ${most} bytes.`), { code: TOO_MUCH });
    yield chunk;
  }
}
