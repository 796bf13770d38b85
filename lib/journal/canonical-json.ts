import type { JsonValue } from '../telemetry/json.ts';

/**
 * A value as the one text that everybody makes of it, so that it can be signed: the JSON Canonicalization Scheme,
 * https://www.rfc-editor.org/rfc/rfc8785. Keys stand in the order of their UTF-16 code units, numbers and texts as
 * ECMAScript writes them, and nothing stands between them.
 *
 * @throws on what the scheme forbids: a lone surrogate, a number that is not finite
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const fields = keys
      .toSorted(byCodeUnits)
      .map((key) => `${canonicalText(key)}:${canonicalJson(value[key] ?? null)}`);
    return `{${fields.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no number of JSON.`);
  return typeof value === 'string' ? canonicalText(value) : JSON.stringify(value);
}

/** By UTF-16 code units, as comparing strings does, and never by a language’s order. */
const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const loneSurrogate = /\p{Cs}/u;

function canonicalText(text: string): string {
  if (loneSurrogate.test(text)) throw new TypeError('A text holds half a character.');
  return JSON.stringify(text);
}
