import type { Problem } from '../../telemetry/problem.ts';
import type { FileFormat } from '../../telemetry/trace-import.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Reading } from '../delivery.ts';
import { tooManyParts, type Decoded } from '../otlp/decoded.ts';
import { isObject } from '../otlp/json-fields.ts';
import type { OtlpLimits } from '../otlp/limits.ts';
import { holdsTooMuch, MARKS_PER_PART, readTracesData } from '../otlp/read-json.ts';
import { documentsIn, type FileDocument } from './documents.ts';
import { listOf, objectOf } from './fields.ts';
import { formatOf } from './format-of.ts';
import { readJaeger } from './jaeger/read-jaeger.ts';
import { linesLeftOut, logsLeftOut, unknownFile } from './problems.ts';
import { readZipkin } from './zipkin/read-zipkin.ts';

/** What a file held, or why nothing of it can be taken. */
export type FileRead =
  | { kind: 'reading'; reading: Reading; format: FileFormat }
  | { kind: 'refused'; status: number; problem: TransportProblem };

const readers: Record<FileFormat, (value: unknown, limits: OtlpLimits) => Decoded> = {
  otlp: readOtlp,
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
  return { kind: 'reading', reading: merged(readings, broken), format };
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

/** An ExportTraceServiceRequest, or a list of them; what it holds of logs is told, for it is not taken. */
function readOtlp(value: unknown, limits: OtlpLimits): Decoded {
  const readings: Reading[] = [];
  for (const document of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const logs = logsIn(document);
    if (logs > 0) readings.push({ accepted: [], refused: [], warnings: [logsLeftOut(logs)] });
    if (isObject(document) && !('resourceSpans' in document) && !('resource_spans' in document)) continue;
    const read = readTracesData(document, limits);
    if (read.kind === 'undecodable') return read;
    readings.push(read.reading);
  }
  return { kind: 'reading', reading: merged(readings, []) };
}

const logsIn = (document: unknown): number =>
  listOf(objectOf(document).resourceLogs)
    .flatMap((resource) => listOf(objectOf(resource).scopeLogs))
    .reduce((sum: number, scope) => sum + listOf(objectOf(scope).logRecords).length, 0);

/** Several documents as one; each kind of warning is told once. */
function merged(readings: readonly Reading[], more: readonly Problem[]): Reading {
  const warnings = [...more, ...readings.flatMap((reading) => reading.warnings)];
  return {
    accepted: readings.flatMap(({ accepted }) => accepted),
    refused: readings.flatMap((reading) => reading.refused),
    warnings: [...new Map(warnings.map((warning) => [warning.code, warning])).values()],
  };
}
