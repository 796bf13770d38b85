import { PbfWriter } from 'pbf';

/** OTLP/JSON, loosely: what a test writes by hand. */
export type Json = Record<string, unknown>;

/** The same ExportTraceServiceRequest in protobuf, so that a test can say one thing in both encodings. */
export function protobufOf(request: Json): Uint8Array {
  const writer = new PbfWriter();
  for (const child of list(request.resourceSpans)) writer.writeMessage(1, writeResourceSpans, child);
  return writer.finish();
}

const list = (value: unknown): Json[] => (value ?? []) as Json[];
const hex = (value: unknown): Uint8Array => Buffer.from(value as string, 'hex');

function writeText(field: number, value: unknown, writer: PbfWriter): void {
  if (value) writer.writeStringField(field, value as string);
}

function writeResourceSpans(wire: Json, writer: PbfWriter): void {
  if (wire.resource) writer.writeMessage(1, writeOwner(1), wire.resource as Json);
  for (const child of list(wire.scopeSpans)) writer.writeMessage(2, writeScopeSpans, child);
  writeText(3, wire.schemaUrl, writer);
}

function writeScopeSpans(wire: Json, writer: PbfWriter): void {
  if (wire.scope) writer.writeMessage(1, writeOwner(3), wire.scope as Json);
  for (const child of list(wire.spans)) writer.writeMessage(2, writeSpan, child);
  writeText(3, wire.schemaUrl, writer);
}

/** A resource or a scope; they differ in where their attributes stand. */
const writeOwner =
  (attributes: number) =>
  (wire: Json, writer: PbfWriter): void => {
    writeText(1, wire.name, writer);
    writeText(2, wire.version, writer);
    writeAttributes(wire, attributes, writer);
  };

function writeAttributes(wire: Json, field: number, writer: PbfWriter): void {
  for (const attribute of list(wire.attributes)) writer.writeMessage(field, writeKeyValue, attribute);
}

function writeFixed64(field: number, value: unknown, writer: PbfWriter): void {
  if (value === undefined) return;
  writer.writeTag(field, 1);
  writer.realloc(8);
  writer.dataView.setBigUint64(writer.pos, BigInt(value as string), true);
  writer.pos += 8;
}

function writeSpan(span: Json, writer: PbfWriter): void {
  if (span.traceId !== undefined) writer.writeBytesField(1, hex(span.traceId));
  if (span.spanId !== undefined) writer.writeBytesField(2, hex(span.spanId));
  writeText(3, span.traceState, writer);
  if (span.parentSpanId !== undefined) writer.writeBytesField(4, hex(span.parentSpanId));
  writeText(5, span.name, writer);
  if (span.kind) writer.writeVarintField(6, Number(span.kind));
  writeFixed64(7, span.startTimeUnixNano, writer);
  writeFixed64(8, span.endTimeUnixNano, writer);
  writeAttributes(span, 9, writer);
  if (span.droppedAttributesCount) writer.writeVarintField(10, Number(span.droppedAttributesCount));
  for (const event of list(span.events)) writer.writeMessage(11, writeEvent, event);
  for (const link of list(span.links)) writer.writeMessage(13, writeLink, link);
  if (span.status) writer.writeMessage(15, writeStatus, span.status as Json);
  if (span.flags) writer.writeFixed32Field(16, Number(span.flags));
}

function writeStatus(status: Json, writer: PbfWriter): void {
  writeText(2, status.message, writer);
  if (status.code) writer.writeVarintField(3, Number(status.code));
}

function writeEvent(event: Json, writer: PbfWriter): void {
  writeFixed64(1, event.timeUnixNano, writer);
  writeText(2, event.name, writer);
  writeAttributes(event, 3, writer);
}

function writeLink(link: Json, writer: PbfWriter): void {
  writer.writeBytesField(1, hex(link.traceId));
  writer.writeBytesField(2, hex(link.spanId));
  writeText(3, link.traceState, writer);
  writeAttributes(link, 4, writer);
}

function writeKeyValue(wire: Json, writer: PbfWriter): void {
  writer.writeStringField(1, wire.key as string);
  writer.writeMessage(2, writeAnyValue, (wire.value ?? {}) as Json);
}

function writeAnyValue(value: Json, writer: PbfWriter): void {
  if ('stringValue' in value) writer.writeStringField(1, value.stringValue as string);
  if ('boolValue' in value) writer.writeBooleanField(2, Boolean(value.boolValue));
  if ('intValue' in value) writeInt64(3, BigInt(value.intValue as string), writer);
  if ('doubleValue' in value) writer.writeDoubleField(4, Number(value.doubleValue));
  if ('arrayValue' in value) writer.writeMessage(5, writeItems, value.arrayValue as Json);
  if ('kvlistValue' in value) writer.writeMessage(6, writeEntries, value.kvlistValue as Json);
  if ('bytesValue' in value) writer.writeBytesField(7, Buffer.from(value.bytesValue as string, 'base64'));
}

function writeItems(wire: Json, writer: PbfWriter): void {
  for (const item of list(wire.values)) writer.writeMessage(1, writeAnyValue, item);
}

function writeEntries(wire: Json, writer: PbfWriter): void {
  for (const entry of list(wire.values)) writer.writeMessage(1, writeKeyValue, entry);
}

/** Seven bits by seven, because a number cannot hold every int64. */
function writeInt64(field: number, value: bigint, writer: PbfWriter): void {
  writer.writeTag(field, 0);
  writer.realloc(10);
  let left = BigInt.asUintN(64, value);
  for (; left > 0x7fn; left >>= 7n) writer.buf[writer.pos++] = Number(left & 0x7fn) | 0x80;
  writer.buf[writer.pos++] = Number(left);
}
