import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Resource, Scope } from '../../telemetry/span.ts';
import { undecodable } from './decoded.ts';
import { blankResource, blankScope } from './judge-span.ts';
import { keptText } from './kept-text.ts';
import type { OtlpLimits } from './limits.ts';
import { blankLog, LogDraft, logId, logTime, severity, type DecodedLogs } from './log-draft.ts';
import { brokenLog } from './problems.ts';
import { readAnyValue, readAttribute, skipUnknown } from './protobuf-values.ts';
import { readResource, readScope } from './read-protobuf.ts';
import { fixed32Field, fixed64Field, framedField, varintField, WireReader } from './wire-reader.ts';

/** opentelemetry/proto/collector/logs/v1: ExportLogsServiceRequest; logs/v1: ResourceLogs, ScopeLogs. */
const RESOURCE_LOGS = framedField(1);
const OWNER = framedField(1);
const CHILDREN = framedField(2);
const SCHEMA_URL = framedField(3);

/** Decodes an ExportLogsServiceRequest in protobuf. A record that does not decode is refused; those beside it stay. */
export function readProtobufLogs(body: Uint8Array, limits: OtlpLimits): DecodedLogs {
  const reader = new WireReader(body);
  const draft = new LogDraft(limits);
  for (let tag = reader.tag(); tag !== 0 && !draft.overflowed; tag = reader.tag()) {
    if (tag === RESOURCE_LOGS) readResourceLogs(reader, draft);
    else skipUnknown(reader, tag, 1);
  }
  if (reader.malformed && !draft.overflowed) {
    return undecodable('protobuf', 'a length or a tag in it is wrong');
  }
  return draft.decodedLogs();
}

function readResourceLogs(reader: WireReader, draft: LogDraft): void {
  draft.place.nextResource();
  const resource = blankResource();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    // The resource may stand behind its records, so they share the object and it is filled when it comes.
    if (tag === CHILDREN) readScopeLogs(reader, draft, resource);
    else if (tag === OWNER) readResource(reader, draft, resource);
    else if (tag === SCHEMA_URL) resource.schemaUrl = keptText(reader.text(), draft);
    else skipUnknown(reader, tag, 3);
  }
  reader.leave(outer);
}

function readScopeLogs(reader: WireReader, draft: LogDraft, resource: Resource): void {
  draft.place.nextScope();
  const scope: Scope = blankScope();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0 && !draft.overflowed; tag = reader.tag()) {
    if (tag === CHILDREN) readRecord(reader, draft, blankLog(resource, scope));
    else if (tag === OWNER) readScope(reader, draft, scope);
    else if (tag === SCHEMA_URL) scope.schemaUrl = keptText(reader.text(), draft);
    else skipUnknown(reader, tag, 3);
  }
  reader.leave(outer);
}

function readRecord(reader: WireReader, draft: LogDraft, log: LogEvent): void {
  const outer = reader.enter();
  // A length that passes the end is the enclosing message's fault: nothing behind it can be trusted.
  if (reader.malformed) return reader.leave(outer);
  readFields(reader, draft, log);
  if (reader.malformed) {
    reader.malformed = false;
    draft.complain(brokenLog);
  }
  reader.leave(outer);
  draft.takeLog(log);
}

/** opentelemetry/proto/logs/v1/logs.proto: LogRecord. Field 4 is reserved. */
const TIME = fixed64Field(1);
const SEVERITY_NUMBER = varintField(2);
const SEVERITY_TEXT = framedField(3);
const BODY = framedField(5);
const ATTRIBUTE = framedField(6);
const DROPPED_ATTRIBUTES = varintField(7);
const FLAGS = fixed32Field(8);
const TRACE_ID = framedField(9);
const SPAN_ID = framedField(10);
const OBSERVED_TIME = fixed64Field(11);
const EVENT_NAME = framedField(12);
const LAST_FIELD = 12;

type ReadField = (reader: WireReader, draft: LogDraft, log: LogEvent) => void;

const FIELDS: ReadonlyMap<number, ReadField> = new Map<number, ReadField>([
  [TIME, (reader, draft, log) => (log.time = logTime(reader.fixed64(), 'timeUnixNano', draft))],
  [SEVERITY_NUMBER, (reader, _, log) => (log.severityNumber = severity(reader.varint()))],
  [SEVERITY_TEXT, (reader, draft, log) => (log.severityText = keptText(reader.text(), draft))],
  [BODY, readBody],
  [DROPPED_ATTRIBUTES, (reader) => void reader.varint()],
  [FLAGS, (reader) => void reader.fixed32()],
  [TRACE_ID, (reader, draft, log) => (log.traceId = logId(reader.bytesAs('hex'), 'traceId', draft))],
  [SPAN_ID, (reader, draft, log) => (log.spanId = logId(reader.bytesAs('hex'), 'spanId', draft))],
  [
    OBSERVED_TIME,
    (reader, draft, log) => (log.observedTime = logTime(reader.fixed64(), 'observedTimeUnixNano', draft)),
  ],
  [EVENT_NAME, (reader, draft, log) => (log.eventName = keptText(reader.text(), draft))],
]);

function readBody(reader: WireReader, draft: LogDraft, log: LogEvent): void {
  const body = readAnyValue(reader, draft, 0);
  log.body = body.type === 'empty' ? null : body;
}

function readFields(reader: WireReader, draft: LogDraft, log: LogEvent): void {
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    const read = FIELDS.get(tag);
    if (tag === ATTRIBUTE) readAttribute(reader, draft, log.attributes, attributes++);
    else if (read === undefined) skipUnknown(reader, tag, LAST_FIELD);
    else read(reader, draft, log);
  }
}
