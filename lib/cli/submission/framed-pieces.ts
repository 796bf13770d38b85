import { inflate } from '../../receivers/otlp/inflate.ts';
import type { ByteSource } from './byte-source.ts';
import type { Piece, Reading } from './pieces.ts';
import { parsedPiece } from './json-pieces.ts';
import { fileProblem, megabytes, SMALLER } from './problems.ts';
import { ZSTD } from './unpack.ts';

const HEADER_BYTES = 4;
const BRACE = 0x7b;

/**
 * Messages as the Collector's file exporter writes them with `format: proto` or with compression: before each stands its
 * length as an unsigned 32-bit integer, most significant byte first; with compression each message is a zstd frame of its
 * own. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/fileexporter#file-format
 */
export async function* framedPieces(source: ByteSource, reading: Reading): AsyncGenerator<Piece> {
  for (;;) {
    const byte = source.offset;
    const header = await source.take(HEADER_BYTES);
    if (header.length === 0) return;
    const piece = await frame(source, header, { ...reading, byte });
    yield piece;
    // Where a length is wrong, nothing behind it is where it seems to be.
    if (piece.kind === 'problem') return;
  }
}

async function frame(source: ByteSource, header: Buffer, reading: Reading & { byte: number }): Promise<Piece> {
  const { file, longest, byte } = reading;
  const problem = (kind: 'cut-off' | 'too-large', why: string, hint?: string): Piece => ({
    kind: 'problem',
    problem: fileProblem(kind, { file, place: { byte } }, { why, ...(hint === undefined ? {} : { hint }) }),
  });
  if (header.length < HEADER_BYTES) return problem('cut-off', 'the length of a message is cut off');
  const length = header.readUInt32BE(0);
  if (length > longest)
    return problem('too-large', `a message has ${megabytes(length)}, or the length is wrong`, SMALLER);
  const body = await source.take(length);
  if (body.length < length)
    return problem(
      'cut-off',
      `a message of ${length} bytes is cut off after ${body.length}`,
      'Let the Collector stop before its file is copied.',
    );
  return unzipped(body, reading);
}

function unzipped(body: Buffer, { file, longest, byte }: Reading & { byte: number }): Piece {
  const place = { byte };
  if (!body.subarray(0, 4).equals(ZSTD)) return plain(body, { file, longest, byte });
  const inflated = inflate(body, 'zstd', longest);
  if (inflated.kind === 'body') return plain(Buffer.from(inflated.body), { file, longest, byte });
  const why = inflated.status === 415 ? 'this Node cannot unpack zstd' : 'a message does not unpack as zstd';
  const hint = 'Use Node 22.15 or newer, or leave “compression” out of the Collector’s settings.';
  return { kind: 'problem', problem: fileProblem('compressed', { file, place }, { why, hint }) };
}

function plain(body: Buffer, { file, byte }: Reading & { byte: number }): Piece {
  if (body[0] !== BRACE) return { kind: 'protobuf', body, place: { byte } };
  return parsedPiece(body, { file, place: { byte } });
}
