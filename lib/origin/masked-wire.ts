import { maskValue } from '../guard/mask.ts';
import type { JsonObject, JsonValue } from '../telemetry/json.ts';

/** A longer text is cut for the page; what is cut is counted. */
const LONGEST = 600;

/** A text as it may be looked over somebody's shoulder: without secrets, and not endless. */
export function shownText(key: string, text: string): string {
  const { text: masked } = maskValue({ key, text });
  if (masked.length <= LONGEST) return masked;
  return `${masked.slice(0, LONGEST)}… (and ${(masked.length - LONGEST).toLocaleString('en')} more characters)`;
}

/** The names under which OTLP/JSON wraps a value: what stands in them belongs to the attribute's own key. */
const WRAPPERS = new Set([
  'value', 'values', 'stringValue', 'intValue', 'boolValue', 'doubleValue', 'bytesValue', 'arrayValue', 'kvlistValue',
]); // prettier-ignore

/** An object of OTLP/JSON that is one attribute. */
export const isKeyValue = (value: JsonValue | undefined): value is JsonObject & { key: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.key === 'string';

/** A part of a request with every secret in it hidden, keys and numbers among them. @param key whose value it is */
export function maskedWire(value: JsonValue | undefined, key = ''): JsonValue {
  if (typeof value === 'string') return shownText(key, value);
  if (typeof value === 'number') {
    const shown = shownText(key, String(value));
    return shown === String(value) ? value : shown;
  }
  if (Array.isArray(value)) return value.map((one) => maskedWire(one, key));
  return typeof value === 'object' && value !== null ? maskedObject(value, key) : (value ?? null);
}

function maskedObject(value: JsonObject, key: string): JsonObject {
  const own = isKeyValue(value) ? value.key : key;
  const told = Object.entries(value).map(([name, inner]): [string, JsonValue] => {
    if (name === 'key' && isKeyValue(value)) return [name, shownText('', value.key)];
    return [shownText('', name), maskedWire(inner, WRAPPERS.has(name) ? own : nested(key, name))];
  });
  return Object.fromEntries(told);
}

/** The fields of OTLP's own messages are no keys of anybody's; what stands in an attribute is under its key. */
const nested = (key: string, name: string): string => (key === '' ? '' : `${key}.${name}`);
