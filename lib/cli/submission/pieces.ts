import type { Problem } from '../../telemetry/problem.ts';
import type { ByteSource } from './byte-source.ts';
import { framedPieces } from './framed-pieces.ts';
import { jsonPieces } from './json-pieces.ts';
import { fileProblem, megabytes, SMALLER, type Place } from './problems.ts';
import { ZSTD } from './unpack.ts';

/** One OTLP document of a file, or what stands there instead. */
export type Piece =
  | { kind: 'json'; value: unknown; place: Place }
  | { kind: 'protobuf'; body: Buffer; place: Place }
  | { kind: 'problem'; problem: Problem };

export interface Reading {
  file: string;
  /** Bytes that one document may have: it has to be held whole. */
  longest: number;
}

/** What a UTF-16 text begins with; PowerShell writes it by default. */
const isUtf16 = (head: Buffer): boolean => head[0] === 0xff && head[1] === 0xfe;

/** A brace or bracket, and then what JSON may have behind it. Protobuf's 0x0a is a line break too, but not this. */
const JSON_START = /^\s*([{[]\s*(["{}[\]]|$)|$)/;

const RESOURCE = 0x0a;

/** Four bytes that say how long the message is, most significant first, then the message. */
function isFramed(head: Buffer, longest: number): boolean {
  if (head.length < 5) return false;
  const length = head.readUInt32BE(0);
  const next = head.subarray(4);
  return (
    length > 0 && length <= longest && (next[0] === RESOURCE || next[0] === 0x7b || next.subarray(0, 4).equals(ZSTD))
  );
}

/** The documents of a file, by what its bytes are and not by its name. */
export async function* piecesOf(source: ByteSource, reading: Reading): AsyncGenerator<Piece> {
  const head = await source.peek(64);
  const { file, longest } = reading;
  const problem = (why: string): Piece => ({
    kind: 'problem',
    problem: fileProblem('not-otlp', { file, place: { byte: 0 } }, { why }),
  });
  if (head.length === 0) {
    yield { kind: 'problem', problem: fileProblem('empty', { file }, { why: 'the file is empty' }) };
  } else if (isUtf16(head)) yield problem('this is UTF-16; OTLP/JSON is UTF-8');
  else if (isFramed(head, longest)) yield* framedPieces(source, reading);
  else if (head[0] === RESOURCE && !JSON_START.test(head.toString('latin1'))) yield* oneMessage(source, reading);
  else if (isBinary(head)) yield problem('this is neither JSON nor OTLP in protobuf');
  else yield* jsonPieces(source, reading);
}

const isBinary = (head: Buffer): boolean => head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte));

/** A protobuf message has no end of its own, so a file that is one message has to be held whole. */
async function* oneMessage(source: ByteSource, { file, longest }: Reading): AsyncGenerator<Piece> {
  const body = await source.take(longest + 1);
  if (body.length <= longest) yield { kind: 'protobuf', body, place: null };
  else {
    const why = `this is one protobuf message of more than ${megabytes(longest)}, which would have to be held whole`;
    yield { kind: 'problem', problem: fileProblem('too-large', { file }, { why, hint: SMALLER }) };
  }
}
