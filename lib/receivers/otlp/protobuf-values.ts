import type { Attributes, AttributeValue } from '../../telemetry/attributes.ts';
import { keptText } from './kept-text.ts';
import { tooDeep, tooManyAttributes, tooManyItems } from './trimmed.ts';
import { doubleValue, empty, putAttribute } from './put-attribute.ts';
import type { ReadingDraft } from './reading-draft.ts';
import { fixed64Field, framedField, varintField, type WireReader } from './wire-reader.ts';

/** opentelemetry/proto/common/v1/common.proto: AnyValue, KeyValue, ArrayValue, KeyValueList. */
const STRING = framedField(1);
const BOOL = varintField(2);
const INT = varintField(3);
const DOUBLE = fixed64Field(4);
const ARRAY = framedField(5);
const MAP = framedField(6);
const BYTES = framedField(7);

const KEY = framedField(1);
const VALUE = framedField(2);
const ENTRY = framedField(1);

const LAST_CHOICE = 7;

/** Skips a field that is not known; one that is known, but with another wire type, is a broken message. */
export function skipUnknown(reader: WireReader, tag: number, lastKnownField: number): void {
  if (tag >>> 3 <= lastKnownField) reader.malformed = true;
  else reader.skip(tag);
}

/** Reads one KeyValue into a record. False when it is left out, because the record holds `count` already. */
export function readAttribute(reader: WireReader, draft: ReadingDraft, record: Attributes, count: number): boolean {
  const { attributes } = draft.limits;
  if (count >= attributes) {
    draft.warnBeyond(attributes, tooManyAttributes);
    reader.skipFrame();
    return false;
  }
  readKeyValue(reader, draft, record, 0);
  return true;
}

function readKeyValue(reader: WireReader, draft: ReadingDraft, record: Attributes, depth: number): void {
  const outer = reader.enter();
  let key = '';
  let value: AttributeValue = empty;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === KEY) key = keptText(reader.text(), draft);
    else if (tag === VALUE) value = readAnyValue(reader, draft, depth);
    else skipUnknown(reader, tag, 2);
  }
  reader.leave(outer);
  if (draft.spend()) putAttribute(record, key, value);
}

export function readAnyValue(reader: WireReader, draft: ReadingDraft, depth: number): AttributeValue {
  const outer = reader.enter();
  let value: AttributeValue = empty;
  // A oneof on the wire may come twice; the last wins.
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) value = readChoice(reader, draft, tag, depth) ?? value;
  reader.leave(outer);
  return value;
}

function readChoice(reader: WireReader, draft: ReadingDraft, tag: number, depth: number): AttributeValue | null {
  switch (tag) {
    case STRING:
      return { type: 'string', value: keptText(reader.text(), draft) };
    case INT:
      return { type: 'int', value: reader.int64() };
    case BOOL:
      return { type: 'bool', value: reader.varint() !== 0 };
    case DOUBLE:
      return doubleValue(reader.double());
    case BYTES:
      return { type: 'bytes', value: keptText(reader.bytesAs('base64'), draft) };
    case ARRAY:
    case MAP:
      return readNested(reader, draft, tag, depth + 1);
    default:
      skipUnknown(reader, tag, LAST_CHOICE);
      return null;
  }
}

function readNested(reader: WireReader, draft: ReadingDraft, tag: number, depth: number): AttributeValue {
  if (depth > draft.limits.depth) {
    draft.warnBeyond(draft.limits.depth, tooDeep);
    reader.skipFrame();
    return empty;
  }
  if (tag === ARRAY) {
    const items: AttributeValue[] = [];
    readEntries(reader, draft, () => {
      const item = readAnyValue(reader, draft, depth);
      if (draft.spend()) items.push(item);
    });
    return { type: 'array', value: items };
  }
  const entries: Attributes = {};
  readEntries(reader, draft, () => readKeyValue(reader, draft, entries, depth));
  return { type: 'map', value: entries };
}

function readEntries(reader: WireReader, draft: ReadingDraft, readEntry: () => void): void {
  const outer = reader.enter();
  const { items } = draft.limits;
  let count = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag !== ENTRY) skipUnknown(reader, tag, 1);
    else if (count >= items || draft.overflowed) {
      draft.warnBeyond(items, tooManyItems);
      reader.skipFrame();
    } else {
      count += 1;
      readEntry();
    }
  }
  reader.leave(outer);
}
