import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import { keptText } from '../../otlp/kept-text.ts';
import { readAnyValue } from '../../otlp/json-values.ts';
import { tooManyAttributes } from '../../otlp/trimmed.ts';
import { empty, putAttribute } from '../../otlp/put-attribute.ts';
import type { ReadingDraft } from '../../otlp/reading-draft.ts';
import { listOf, objectOf, textOf } from '../fields.ts';

type Read = (value: unknown, draft: ReadingDraft) => AttributeValue;

const INTEGER = /^-?\d{1,20}$/;
const NUMBER = /^(NaN|-?Infinity|[-+]?\d+(\.\d+)?([eE][-+]?\d+)?)$/;
const BASE64 = /^[\w+/-]*={0,2}$/;

const isIn = (value: unknown, pattern: RegExp): boolean =>
  (typeof value === 'number' || typeof value === 'string') && pattern.test(String(value));

/**
 * `uimodel.KeyValue` of Jaeger: `{key, type, value}`, its types `string`, `bool`, `int64`, `float64` and `binary`
 * (base64); an int64 beyond 2^53 is a string of digits. https://github.com/jaegertracing/jaeger,
 * internal/uimodel/model.go and converter/v1/json/from_domain.go. Where value and type disagree, the value is believed.
 */
const readers: Record<string, Read> = {
  bool: (value, draft) => {
    if (value === 'true' || value === 'false') return { type: 'bool', value: value === 'true' };
    return byItself(value, draft);
  },
  int64: (value, draft) =>
    isIn(value, INTEGER) ? readAnyValue({ intValue: value }, draft, 0) : byItself(value, draft),
  float64: (value, draft) =>
    isIn(value, NUMBER) ? readAnyValue({ doubleValue: value }, draft, 0) : byItself(value, draft),
  binary: (value, draft) =>
    typeof value === 'string' && BASE64.test(value)
      ? readAnyValue({ bytesValue: value }, draft, 0)
      : byItself(value, draft),
};

/** A value without a type that helps, as JSON tells it. */
function byItself(value: unknown, draft: ReadingDraft): AttributeValue {
  if (value === null || value === undefined) return empty;
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number') {
    return readAnyValue(Number.isSafeInteger(value) ? { intValue: value } : { doubleValue: value }, draft, 0);
  }
  return { type: 'string', value: keptText(typeof value === 'string' ? value : JSON.stringify(value), draft) };
}

function valueOf(type: unknown, value: unknown, draft: ReadingDraft): AttributeValue {
  const name = typeof type === 'string' ? type.toLowerCase() : '';
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return read === undefined ? byItself(value, draft) : read(value, draft);
}

/** Reads tags or a log's fields. Returns how many are left out because the record is full. */
export function readKeyValues(list: unknown, draft: ReadingDraft, into: Attributes): number {
  const entries = listOf(list);
  const { attributes } = draft.limits;
  const surplus = Math.max(0, entries.length - attributes);
  if (surplus > 0) draft.warnBeyond(attributes, tooManyAttributes);
  for (const entry of surplus > 0 ? entries.slice(0, attributes) : entries) {
    const { key, type, value } = objectOf(entry);
    const read = valueOf(type, value, draft);
    if (draft.spend()) putAttribute(into, textOf(key, draft), read);
  }
  return surplus;
}
