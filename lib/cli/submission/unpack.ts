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

/** A source without its compression, which is known by its first bytes and not by the file's name. */
export async function unpacked(source: ByteSource): Promise<ByteSource | { unknown: 'zstd' }> {
  const head = await source.peek(4);
  if (startsWith(head, GZIP)) return through(source, zlib.createGunzip);
  if (!startsWith(head, ZSTD)) return source;
  return createZstdDecompress === undefined ? { unknown: 'zstd' } : through(source, createZstdDecompress);
}

function through(source: ByteSource, unzip: Unzip): ByteSource {
  const unzipped = unzip();
  // A broken stream is told to whoever reads from it: the callback has nothing to add.
  pipeline(Readable.from(source.rest()), unzipped, () => {});
  return new ByteSource(unzipped as AsyncIterable<Buffer>);
}
