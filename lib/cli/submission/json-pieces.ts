import { faultIn, placeAt } from '../../curriculum/json-text.ts';
import { defaultLimits } from '../../receivers/otlp/limits.ts';
import { holdsTooMuch, MARKS_PER_PART } from '../../receivers/otlp/read-json.ts';
import type { ByteSource, Line } from './byte-source.ts';
import type { Piece, Reading } from './pieces.ts';
import { fileProblem, megabytes, SMALLER, type Place } from './problems.ts';

/** What is read of an export that is not OTLP, but that people take for it. */
const isBlank = (body: Buffer): boolean => body.toString('latin1').trim() === '';

const BYTE_ORDER_MARK = /^\uFEFF/;

const textOf = (body: Buffer): string => body.toString('utf8').replace(BYTE_ORDER_MARK, '');

function valueIn(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** A body parsed, or what is wrong with it at which place. A place of bytes stays: nobody counts lines in a frame. */
export function parsedPiece(body: Buffer, { file, place }: { file: string; place: Place }): Piece {
  if (holdsTooMuch(body, defaultLimits.parts * MARKS_PER_PART)) {
    const why = `a document holds more than ${defaultLimits.parts} values`;
    return { kind: 'problem', problem: fileProblem('too-large', { file, place }, { why, hint: SMALLER }) };
  }
  const text = textOf(body);
  const parsed = valueIn(text);
  if (parsed !== null) return { kind: 'json', value: parsed.value, place };
  return { kind: 'problem', problem: notJson(text, file, place) };
}

function notJson(text: string, file: string, place: Place): ReturnType<typeof fileProblem> {
  const fault = faultIn(text) ?? { offset: 0, why: 'a value belongs here' };
  const inside = placeAt(text, fault.offset);
  const from = place !== null && 'line' in place ? place.line - 1 : 0;
  const exact = place !== null && 'byte' in place ? place : { line: inside.line + from, column: inside.column };
  return fileProblem('not-json', { file, place: exact }, { why: `this is not JSON: ${fault.why}` });
}

interface Numbered {
  line: Line;
  /** From 1. */
  at: number;
}

/** Lines with something in them. */
class Lines {
  #at = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly longest: number,
  ) {}

  async next(): Promise<Numbered | null> {
    for (;;) {
      const line = await this.source.line(this.longest);
      if (line === null) return null;
      this.#at += 1;
      if ('tooLong' in line || !isBlank(line.body)) return { line, at: this.#at };
    }
  }
}

/**
 * One document over many lines, or one a line. What the first line does not tell, the second does: where it is a
 * document of its own, the first one was only broken, and the rest can still be read.
 */
export async function* jsonPieces(source: ByteSource, reading: Reading): AsyncGenerator<Piece> {
  const lines = new Lines(source, reading.longest);
  const first = await lines.next();
  if (first === null) {
    yield { kind: 'problem', problem: fileProblem('empty', { file: reading.file }, { why: 'the file is blank' }) };
    return;
  }
  const second = 'body' in first.line && valueIn(textOf(first.line.body)) === null ? await lines.next() : null;
  if (second !== null && !isDocument(second)) {
    yield await wholeDocument([first, second], source, reading);
    return;
  }
  yield pieceOf(first, reading);
  for (let line = second ?? (await lines.next()); line !== null; line = await lines.next())
    yield pieceOf(line, reading);
}

const isDocument = ({ line }: Numbered): boolean => {
  if ('tooLong' in line) return true;
  const value = valueIn(textOf(line.body))?.value;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
};

function pieceOf({ line, at }: Numbered, { file, longest }: Reading): Piece {
  if ('body' in line) return parsedPiece(line.body, { file, place: { line: at } });
  const why = `one JSON document of ${megabytes(line.tooLong)} stands here, more than ${megabytes(longest)} cannot be held whole`;
  return { kind: 'problem', problem: fileProblem('too-large', { file, place: { line: at } }, { why, hint: SMALLER }) };
}

/** Blank lines that were passed over are put back, so that the places stay right. */
async function wholeDocument(begun: Numbered[], source: ByteSource, { file, longest }: Reading): Promise<Piece> {
  const parts: Buffer[] = [];
  let lines = 0;
  for (const { line, at } of begun) {
    if ('body' in line) parts.push(Buffer.from('\n'.repeat(at - lines - 1)), line.body, Buffer.from('\n'));
    lines = at;
  }
  let length = parts.reduce((sum, part) => sum + part.length, 0);
  for await (const chunk of source.rest()) {
    length += chunk.length;
    if (length > longest) {
      const why = `this is one JSON document of more than ${megabytes(longest)}, which would have to be held whole`;
      return { kind: 'problem', problem: fileProblem('too-large', { file }, { why, hint: SMALLER }) };
    }
    parts.push(chunk);
  }
  return parsedPiece(Buffer.concat(parts), { file, place: { line: 1 } });
}
