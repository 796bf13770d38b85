import { readLogsData } from '../receivers/otlp/read-json-logs.ts';
import { readTracesData } from '../receivers/otlp/read-json.ts';
import type { LogEvent } from '../telemetry/log-event.ts';
import type { Problem } from '../telemetry/problem.ts';
import { serviceOf, type Span, type StoredSpan } from '../telemetry/span.ts';

/** What a file held: spans and log records, and the reason for each that could not be read. */
export interface TelemetryFile {
  spans: StoredSpan[];
  logs: LogEvent[];
  refused: Problem[];
}

type Parsed = { documents: unknown[] } | { problem: Problem };

const isBlank = (line: string): boolean => line.trim() === '';

function parseOne(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** One JSON document, a list of them, or one a line as the collector's file exporter writes them. */
function documentsIn(text: string): Parsed {
  const whole = parseOne(text);
  if (whole !== null) return { documents: Array.isArray(whole.value) ? whole.value : [whole.value] };
  const documents: unknown[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (isBlank(line)) continue;
    const parsed = parseOne(line);
    if (parsed === null) return { problem: notJson(at + 1) };
    documents.push(parsed.value);
  }
  return { documents };
}

const notJson = (line: number): Problem => ({
  code: 'file/not-json',
  message: `Line ${line} of the file is not JSON.`,
  hint: 'Give OTLP in JSON: one document, or one a line as the collector’s file exporter writes it.',
  at: [line],
});

const stored = (span: Span, nth: number): StoredSpan => ({
  ...span,
  seq: nth + 1,
  workspace: 'file',
  environment: 'file',
  service: serviceOf(span.resource),
  receivedAt: 0,
});

/** Whether a document holds log records. The collector writes each signal into documents of its own. */
const holdsLogs = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'resourceLogs' in document;

/**
 * Reads spans and log records from OTLP/JSON with the receiver's own readers, so that a file and the wire mean the same.
 * Metrics, which the collector may write into the same file, are passed over.
 */
export function readTelemetry(text: string): TelemetryFile | { problem: Problem } {
  const parsed = documentsIn(text.replace(/^\uFEFF/, ''));
  if ('problem' in parsed) return parsed;
  const spans: Span[] = [];
  const logs: LogEvent[] = [];
  const refused: Problem[] = [];
  for (const [at, document] of parsed.documents.entries()) {
    const decoded = readTracesData(document);
    if (decoded.kind === 'undecodable') return { problem: { ...decoded.problem, at: [at] } };
    // Not spread into one call: a document of many spans has more of them than a call takes arguments.
    for (const span of decoded.reading.accepted) spans.push(span);
    for (const problem of decoded.reading.refused) refused.push(problem);
    if (!holdsLogs(document)) continue;
    const logsRead = readLogsData(document);
    if (logsRead.kind === 'undecodable') return { problem: { ...logsRead.problem, at: [at] } };
    for (const log of logsRead.reading.accepted) logs.push(log);
    for (const problem of logsRead.reading.refused) refused.push(problem);
  }
  return { spans: spans.map(stored), logs, refused };
}
