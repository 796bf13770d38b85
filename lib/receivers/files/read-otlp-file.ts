import type { Reading } from '../delivery.ts';
import type { Decoded } from '../otlp/decoded.ts';
import { isObject } from '../otlp/json-fields.ts';
import type { OtlpLimits } from '../otlp/limits.ts';
import { readTracesData } from '../otlp/read-json.ts';
import { readLogsData } from '../otlp/read-json-logs.ts';
import { filedLogs } from '../otlp/receive-logs.ts';
import { mergedReadings } from './merged-readings.ts';
import { metricsLeftOut } from './problems.ts';

const leaveMetricsOut = (): Decoded => ({
  kind: 'reading',
  reading: { accepted: [], refused: [], warnings: [metricsLeftOut] },
});

/**
 * What an export request may hold, as the Collector's file exporter writes them,
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/fileexporter: each signal in
 * requests of its own, and all of them in one file where one exporter has them all.
 */
const parts: readonly [keys: readonly [string, string], read: (document: unknown, limits: OtlpLimits) => Decoded][] = [
  [['resourceSpans', 'resource_spans'], readTracesData],
  [['resourceLogs', 'resource_logs'], readLogRecords],
  [['resourceMetrics', 'resource_metrics'], leaveMetricsOut],
];

/** An export request of spans or logs, or a list of them. Spans and log records are taken as their doors take them. */
export function readOtlpFile(value: unknown, limits: OtlpLimits): Decoded {
  const readings: Reading[] = [];
  for (const document of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const held = parts.filter(([keys]) => !isObject(document) || keys.some((key) => key in document));
    for (const [, read] of held) {
      const decoded = read(document, limits);
      if (decoded.kind === 'undecodable') return decoded;
      readings.push(decoded.reading);
    }
  }
  return { kind: 'reading', reading: mergedReadings(readings) };
}

function readLogRecords(document: unknown, limits: OtlpLimits): Decoded {
  const read = readLogsData(document, limits);
  if (read.kind === 'undecodable') return read;
  const { signals, refused, warnings } = filedLogs(read.reading, {});
  return { kind: 'reading', reading: { accepted: [], signals, refused: [], refusedSignals: refused, warnings } };
}
