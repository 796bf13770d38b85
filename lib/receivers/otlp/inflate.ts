import zlib from 'node:zlib';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';

/** A body without its compression, or why there is none. 415: the coding is not known; 413: it grows too large. */
export type Inflated =
  { kind: 'body'; body: Uint8Array } | { kind: 'failed'; status: 400 | 413 | 415; problem: TransportProblem };

type Inflate = (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** From Node 22.15 on; Node 20 has none. */
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: Inflate };

/** HTTP's "deflate" is a zlib stream, whose first byte ends in 8; some senders leave its frame out. */
const inflateEither: Inflate = (body, options) =>
  ((body[0] ?? 0) & 0x0f) === 8 ? zlib.inflateSync(body, options) : zlib.inflateRawSync(body, options);

const codings: Record<string, Inflate> = {
  gzip: (body, options) => zlib.gunzipSync(body, options),
  deflate: inflateEither,
  ...(zstdDecompressSync ? { zstd: zstdDecompressSync } : {}),
};

const acceptedCodings = ['identity', ...Object.keys(codings)];

/**
 * Undoes `Content-Encoding`. Stops as soon as the output passes the limit, so that a bomb of a kilobyte never becomes
 * the gigabyte it stands for.
 */
export function inflate(body: Uint8Array, coding: string | undefined, maxBytes: number): Inflated {
  const name = (coding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity') return within(body, maxBytes);
  const undo = Object.hasOwn(codings, name) ? codings[name] : undefined;
  if (!undo) return { kind: 'failed', status: 415, problem: unknownCoding };
  try {
    return { kind: 'body', body: undo(body, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) return { kind: 'failed', status: 413, problem: tooLarge(maxBytes, 'after decompression') };
    return { kind: 'failed', status: 400, problem: corrupt(name) };
  }
}

/** @returns the body where it is within the limit */
export function within(body: Uint8Array, maxBytes: number): Inflated {
  if (body.byteLength <= maxBytes) return { kind: 'body', body };
  return { kind: 'failed', status: 413, problem: tooLarge(maxBytes, 'on the wire') };
}

const unknownCoding: TransportProblem = {
  code: 'transport/unsupported-compression',
  message: `unsupported content-encoding, supported: [${acceptedCodings.join(', ')}]`,
  hint: 'Set OTEL_EXPORTER_OTLP_COMPRESSION=gzip or none.',
};

const tooLarge = (maxBytes: number, where: string): TransportProblem => ({
  code: 'transport/too-large',
  message: `The body has more than ${maxBytes} bytes ${where}; none of it was kept.`,
  hint: 'Send smaller batches: OTEL_BSP_MAX_EXPORT_BATCH_SIZE is 512 by default.',
});

const corrupt = (coding: string): TransportProblem => ({
  code: 'transport/undecodable',
  message: `The body says content-encoding ${coding}, and does not decompress as that.`,
  hint: 'It may be cut off, damaged, or not compressed at all.',
});
