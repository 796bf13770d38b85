import type { Signal } from '../../telemetry/signal.ts';
import type { Reading } from '../delivery.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import type { DecodedLogs, LogReading } from './log-draft.ts';
import { fileLogs } from './log-place.ts';
import { readJsonLogs } from './read-json-logs.ts';
import { readProtobufLogs } from './read-protobuf-logs.ts';
import { unpack, type Decoders, type EncodedBody, type Unreadable } from './unpack.ts';

type Logs = Extract<DecodedLogs, { kind: 'reading' }>;

/** Log records that were read and await their fate, or why nothing can be read. */
export type LogsRead = { kind: 'reading'; reading: Reading } | Unreadable;

const decoders: Decoders<Logs> = {
  json: readJsonLogs,
  protobuf: readProtobufLogs,
  nothing: () => ({ kind: 'reading', reading: { accepted: [], refused: [], warnings: [] } }),
};

/**
 * Reads an ExportLogsServiceRequest, https://opentelemetry.io/docs/specs/otlp/, and files each record under a group and
 * a stream. Pure and synchronous.
 * @param headers the request's, which may name both
 */
export function readLogs(
  body: EncodedBody,
  headers: Record<string, string>,
  limits: OtlpLimits = defaultLimits,
): LogsRead {
  const read = unpack(body, limits, decoders);
  return read.kind === 'refused' ? read : { kind: 'reading', reading: filedLogs(read.reading, headers) };
}

/** Log records as what a delivery brings, each filed under its group and stream. */
export function filedLogs(
  { accepted, refused, warnings }: LogReading,
  headers: Record<string, string>,
): Reading & { signals: Signal[] } {
  const odd = fileLogs(accepted, headers);
  return {
    accepted: [],
    signals: accepted.map((log) => ({ signal: 'log', log })),
    refused,
    warnings: odd === null ? warnings : [...warnings, odd],
  };
}
