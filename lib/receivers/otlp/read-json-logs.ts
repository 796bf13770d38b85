import type { AttributeValue } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Resource } from '../../telemetry/span.ts';
import { tooManyParts, undecodable } from './decoded.ts';
import { isObject, readCount, readId, readText, readTime, type JsonObject } from './json-fields.ts';
import { readAnyValue, readAttributes } from './json-values.ts';
import { UNREADABLE_TIME } from './judge-span.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import { blankLog, LogDraft, logId, logTime, severity, type DecodedLogs } from './log-draft.ts';
import { snakeCaseKey, wrongType, type TimeField } from './problems.ts';
import { holdsTooMuch, listUnder, MARKS_PER_PART, readResource, readScope } from './read-json.ts';

const fail = (why: string): DecodedLogs => undecodable('JSON', why);

/** Decodes an ExportLogsServiceRequest in JSON, https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
export function readJsonLogs(body: Uint8Array, limits: OtlpLimits): DecodedLogs {
  if (holdsTooMuch(body, limits.parts * MARKS_PER_PART)) {
    return tooManyParts(limits.parts);
  }
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return readLogsData(JSON.parse(text) as unknown, limits);
  } catch (error) {
    if (error instanceof SyntaxError) return fail('its syntax is wrong or it was cut off');
    throw error;
  }
}

/** Reads an ExportLogsServiceRequest (LogsData) that is parsed already, as from a file. */
export function readLogsData(parsed: unknown, limits: OtlpLimits = defaultLimits): DecodedLogs {
  if (!isObject(parsed)) return fail('an object with resourceLogs belongs at the top');
  const draft = new LogDraft(limits);
  const fault = readEach(listUnder(parsed, 'resourceLogs', 'resource_logs'), 'resourceLogs', draft, (each) =>
    readResourceLogs(each, draft),
  );
  return fault === null ? draft.decodedLogs() : fail(fault);
}

/** Reads the entries of a list of the frame; what is wrong with the frame comes back as a clause. */
function readEach(
  list: readonly unknown[] | string,
  name: string,
  draft: LogDraft,
  read: (entry: JsonObject) => string | null,
): string | null {
  if (typeof list === 'string') return list;
  for (const entry of list) {
    const fault = isObject(entry) ? read(entry) : `an entry of ${name} is not an object`;
    if (fault !== null) return fault;
    if (draft.overflowed) break;
  }
  return null;
}

function readResourceLogs(wire: JsonObject, draft: LogDraft): string | null {
  draft.place.nextResource();
  const resource = readResource(wire, draft);
  const complaint = draft.takeComplaint();
  if (complaint !== null) return `in a resource, ${complaint}`;
  return readEach(listUnder(wire, 'scopeLogs', 'scope_logs'), 'scopeLogs', draft, (each) =>
    readScopeLogs(each, draft, resource),
  );
}

function readScopeLogs(wire: JsonObject, draft: LogDraft, resource: Resource): string | null {
  draft.place.nextScope();
  const records = listUnder(wire, 'logRecords', 'log_records');
  if (typeof records === 'string') return records;
  const scope = readScope(wire, draft);
  const complaint = draft.takeComplaint();
  if (complaint !== null) return `in a scope, ${complaint}`;
  for (const record of records) {
    const log = blankLog(resource, scope);
    readRecord(record, draft, log);
    draft.takeLog(log);
    if (draft.overflowed) break;
  }
  return null;
}

const snakeKeys: Record<string, string> = {
  time_unix_nano: 'timeUnixNano',
  observed_time_unix_nano: 'observedTimeUnixNano',
  severity_number: 'severityNumber',
  severity_text: 'severityText',
  trace_id: 'traceId',
  span_id: 'spanId',
};

function readRecord(value: unknown, draft: LogDraft, log: LogEvent): void {
  if (!isObject(value)) return draft.complain(wrongType('an entry of logRecords', 'an object', value));
  for (const key in value) {
    if (key.includes('_') && Object.hasOwn(snakeKeys, key)) draft.complain(snakeCaseKey(key, snakeKeys[key] ?? ''));
  }
  log.body = readBody(value.body, draft);
  log.traceId = readLogId(value.traceId, 'traceId', draft);
  log.spanId = readLogId(value.spanId, 'spanId', draft);
  log.time = readLogTime(value.timeUnixNano, 'timeUnixNano', draft);
  log.observedTime = readLogTime(value.observedTimeUnixNano, 'observedTimeUnixNano', draft);
  log.severityNumber = readSeverity(value.severityNumber, draft);
  log.severityText = readText(value.severityText, 'severityText', draft);
  log.eventName = readText(value.eventName, 'eventName', draft);
  readAttributes(value.attributes, draft, log.attributes);
}

function readBody(value: unknown, draft: LogDraft): AttributeValue | null {
  const body = readAnyValue(value, draft, 0);
  return body.type === 'empty' ? null : body;
}

/** A wrong id makes a record belong to no trace, by the specification, and is told; it does not make it unreadable. */
function readLogId(value: unknown, field: 'traceId' | 'spanId', draft: LogDraft): string | null {
  const before = draft.takeProblem();
  const id = readId(value, field, draft);
  const problem = draft.takeProblem();
  if (problem !== null) draft.warn(problem);
  if (before !== null) draft.complain(before);
  return logId(id, field, draft);
}

function readLogTime(value: unknown, field: TimeField, draft: LogDraft): bigint | null {
  const time = readTime(value, field, draft);
  return time === UNREADABLE_TIME ? null : logTime(time, field, draft);
}

const SEVERITY = /^SEVERITY_NUMBER_(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)([2-4])?$/;
const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** The enum's integer or, leniently, its name in the .proto file. */
function readSeverity(value: unknown, draft: LogDraft): number {
  if (value === 'SEVERITY_NUMBER_UNSPECIFIED') return 0;
  const [, level, step = '1'] = typeof value === 'string' ? (SEVERITY.exec(value) ?? []) : [];
  if (level !== undefined) return LEVELS.indexOf(level) * 4 + Number(step);
  return severity(readCount(value, 'severityNumber', draft));
}
