import type { FileFormat } from '../../telemetry/trace-import.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Reading } from '../delivery.ts';
import { tooManyParts, type Decoded } from '../otlp/decoded.ts';
import type { OtlpLimits } from '../otlp/limits.ts';
import { holdsTooMuch, MARKS_PER_PART } from '../otlp/read-json.ts';
import { documentsIn, type FileDocument } from './documents.ts';
import { formatOf } from './format-of.ts';
import { readJaeger } from './jaeger/read-jaeger.ts';
import { mergedReadings } from './merged-readings.ts';
import { linesLeftOut, unknownFile } from './problems.ts';
import { readOtlpFile } from './read-otlp-file.ts';
import { readZipkin } from './zipkin/read-zipkin.ts';

/** What a file held, or why nothing of it can be taken. */
export type FileRead =
  | { kind: 'reading'; reading: Reading; format: FileFormat }
  | { kind: 'refused'; status: number; problem: TransportProblem };

const readers: Record<FileFormat, (value: unknown, limits: OtlpLimits) => Decoded> = {
  otlp: readOtlpFile,
  jaeger: readJaeger,
  zipkin: readZipkin,
};

const NOT_JSON = 'it is not JSON, or was cut off';

const refused = (problem: TransportProblem): FileRead => ({ kind: 'refused', status: 400, problem });

/**
 * Reads a file of traces, or a part of one that holds whole lines. What is not JSON, or nothing that is known, is
 * refused whole; else each span is judged by itself, as on every other way in.
 * @param firstLine the number of the part's first line in its file
 */
export function readTraceFile(body: Uint8Array, limits: OtlpLimits, firstLine = 1): FileRead {
  if (holdsTooMuch(body, limits.parts * MARKS_PER_PART)) return refusedAs(tooManyParts(limits.parts));
  const text = documentsIn(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'), firstLine);
  if (text === null) return refused(unknownFile(NOT_JSON));
  const [first] = text.documents;
  const recognised = formatOf(first?.value);
  // A document over many lines that is broken has lines that are JSON by themselves.
  if ('unknown' in recognised) return refused(unknownFile(text.broken.length > 0 ? NOT_JSON : recognised.unknown));
  const { format } = recognised;
  const readings: Reading[] = [];
  for (const document of text.documents) {
    const read = readDocument(document, format, limits);
    if (read.kind === 'undecodable') return refusedAs(read);
    readings.push(read.reading);
  }
  const [line] = text.broken;
  const broken = line === undefined ? [] : [linesLeftOut(line, text.broken.length)];
  return { kind: 'reading', reading: mergedReadings(readings, broken), format };
}

const refusedAs = ({ status, problem }: Extract<Decoded, { kind: 'undecodable' }>): FileRead => ({
  kind: 'refused',
  status,
  problem,
});

/** One file has one format: a line of another is no trace of it. */
function readDocument({ value, line }: FileDocument, format: FileFormat, limits: OtlpLimits): Decoded {
  const recognised = formatOf(value);
  if ('format' in recognised && recognised.format === format) return readers[format](value, limits);
  const why = 'unknown' in recognised ? recognised.unknown : `it is ${recognised.format}, and the first was ${format}`;
  return { kind: 'undecodable', status: 400, problem: unknownFile(`line ${line}: ${why}`) };
}
