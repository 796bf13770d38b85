import type { Attributes, AttributeValue } from '../../telemetry/attributes.ts';
import { isObject, readList, readObject, readText, type JsonObject } from './json-fields.ts';
import { keptText } from './kept-text.ts';
import { snakeCaseKey, wrongType } from './problems.ts';
import { tooDeep, tooManyAttributes, tooManyItems } from './trimmed.ts';
import { doubleValue, empty, putAttribute } from './put-attribute.ts';
import type { ReadingDraft } from './reading-draft.ts';

/** Reads a list of KeyValue. Returns how many are left out because the record is full. */
export function readAttributes(list: unknown, draft: ReadingDraft, record: Attributes): number {
  const entries = readList(list, 'attributes', draft);
  const { attributes } = draft.limits;
  const surplus = Math.max(0, entries.length - attributes);
  if (surplus > 0) draft.warnBeyond(attributes, tooManyAttributes);
  const kept = surplus > 0 ? entries.slice(0, attributes) : entries;
  for (const entry of kept) readKeyValue(entry, draft, record, 0);
  return surplus;
}

function readKeyValue(entry: unknown, draft: ReadingDraft, record: Attributes, depth: number): void {
  const { key, value } = readObject(entry, 'an attribute', draft);
  const name = readText(key, 'an attribute’s key', draft);
  const read = readAnyValue(value, draft, depth);
  if (draft.spend()) putAttribute(record, name, read);
}

type Reader = (value: unknown, draft: ReadingDraft, depth: number) => AttributeValue;

/** AnyValue's choices by their JSON names; the one that stands there decides the type. */
const choices: Record<string, Reader> = {
  stringValue: (value, draft) => ({ type: 'string', value: readText(value, 'stringValue', draft) }),
  intValue: readInt,
  boolValue: readBool,
  doubleValue: readDouble,
  arrayValue: readArray,
  kvlistValue: readMap,
  bytesValue: readBytes,
};

const snakeChoices: Record<string, string> = {
  string_value: 'stringValue',
  int_value: 'intValue',
  bool_value: 'boolValue',
  double_value: 'doubleValue',
  array_value: 'arrayValue',
  kvlist_value: 'kvlistValue',
  bytes_value: 'bytesValue',
};

export function readAnyValue(value: unknown, draft: ReadingDraft, depth: number): AttributeValue {
  if (!isObject(value)) {
    if (value !== undefined && value !== null) {
      draft.complain(wrongType('an attribute’s value', 'an object such as {"stringValue": …}', value));
    }
    return empty;
  }
  for (const choice in value) {
    const read = Object.hasOwn(choices, choice) ? choices[choice] : undefined;
    const chosen = value[choice];
    if (read && chosen !== null) return read(chosen, draft, depth);
    if (Object.hasOwn(snakeChoices, choice)) draft.complain(snakeCaseKey(choice, snakeChoices[choice] ?? ''));
  }
  return empty;
}

const INT64_LIMIT = 2 ** 63;

/**
 * An int64 as a number or its digits. The OpenTelemetry JS SDK writes 1e20 as an `intValue` in JSON and as a double in
 * protobuf: beyond int64 we read the double that it was.
 */
function readInt(value: unknown, draft: ReadingDraft): AttributeValue {
  const isInt = typeof value === 'number' ? Number.isInteger(value) : /^-?\d{1,40}$/.test(String(value));
  if (!isInt || (typeof value !== 'number' && typeof value !== 'string')) {
    draft.complain(wrongType('intValue', 'an integer, as a number or a string of digits,', value));
    return empty;
  }
  const number = Number(value);
  // `+ 0` because JSON has a -0 and an integer has none.
  if (Number.isSafeInteger(number)) return { type: 'int', value: number + 0 };
  if (Math.abs(number) > INT64_LIMIT) return doubleValue(number);
  const exact = BigInt(String(value));
  if (BigInt.asIntN(64, exact) === exact) return { type: 'int', value: String(exact) };
  return doubleValue(number);
}

function readBool(value: unknown, draft: ReadingDraft): AttributeValue {
  if (typeof value === 'boolean') return { type: 'bool', value };
  draft.complain(wrongType('boolValue', 'true or false', value));
  return empty;
}

const NAMED_DOUBLE = /^(NaN|-?Infinity|[-+]?\d+(\.\d+)?([eE][-+]?\d+)?)$/;

function readDouble(value: unknown, draft: ReadingDraft): AttributeValue {
  if (typeof value === 'number') return doubleValue(value);
  if (typeof value === 'string' && NAMED_DOUBLE.test(value)) return doubleValue(Number(value));
  draft.complain(wrongType('doubleValue', 'a number (or "NaN", "Infinity", "-Infinity")', value));
  return empty;
}

const BASE64 = /^[\w+/-]*={0,2}$/;

function readBytes(value: unknown, draft: ReadingDraft): AttributeValue {
  if (typeof value === 'string' && BASE64.test(value)) {
    return { type: 'bytes', value: keptText(Buffer.from(value, 'base64').toString('base64'), draft) };
  }
  draft.complain(wrongType('bytesValue', 'base64', value));
  return empty;
}

/** The entries of an arrayValue or kvlistValue that are kept, or null where it is nested too deep. */
function entriesOf(value: unknown, field: string, draft: ReadingDraft, depth: number): readonly unknown[] | null {
  if (depth > draft.limits.depth) {
    draft.warnBeyond(draft.limits.depth, tooDeep);
    return null;
  }
  const { values }: JsonObject = readObject(value, field, draft);
  const entries = readList(values, `${field}.values`, draft);
  const { items } = draft.limits;
  if (entries.length <= items) return entries;
  draft.warnBeyond(items, tooManyItems);
  return entries.slice(0, items);
}

function readArray(value: unknown, draft: ReadingDraft, depth: number): AttributeValue {
  const entries = entriesOf(value, 'arrayValue', draft, depth + 1);
  if (entries === null) return empty;
  const read: AttributeValue[] = [];
  for (const entry of entries) {
    const item = readAnyValue(entry, draft, depth + 1);
    if (draft.spend()) read.push(item);
  }
  return { type: 'array', value: read };
}

function readMap(value: unknown, draft: ReadingDraft, depth: number): AttributeValue {
  const entries = entriesOf(value, 'kvlistValue', draft, depth + 1);
  if (entries === null) return empty;
  const read: Attributes = {};
  for (const entry of entries) readKeyValue(entry, draft, read, depth + 1);
  return { type: 'map', value: read };
}
