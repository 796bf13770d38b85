import type { AttributeValue, Attributes } from '../telemetry/attributes.ts';

/** Digits that JSON takes as a number: no leading zeros, at most the twenty of an unsigned 64-bit integer. */
const INTEGER = /^-?(?:0|[1-9]\d{0,19})$/;

/** Text with every lone surrogate replaced, since no UTF-8, and so no database, can hold one. */
export function wellFormed(text: string): string {
  // JSON.stringify escapes a lone surrogate and nothing else as `\ud…`, which makes for a quick test.
  if (!JSON.stringify(text).includes('\\ud')) return text;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

/** What a JSON string must escape (and a few that it need not), and surrogates without their other half. */
const NEEDS_CARE = /["\\\p{Cc}\p{Cs}]/u;

/** A string as JSON text that any strict parser takes. */
export function textAsJson(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  return json.includes('\\ud') ? JSON.stringify(wellFormed(text)) : json;
}

/**
 * A value as the JSON that a query sees. A 64-bit integer is a JSON number even where a double could not hold it;
 * `NaN` and the infinities, which JSON lacks, and bytes (base64) are strings.
 */
export function attributeAsJson(attribute: AttributeValue): string {
  switch (attribute.type) {
    case 'string':
    case 'bytes':
      return textAsJson(attribute.value);
    case 'bool':
      return attribute.value ? 'true' : 'false';
    case 'int':
    case 'double':
      return numberAsJson(attribute.value);
    case 'array':
      return `[${attribute.value.map(attributeAsJson).join(',')}]`;
    case 'map':
      return attributesAsJson(attribute.value);
    case 'empty':
      return 'null';
    default:
      return attribute satisfies never;
  }
}

function numberAsJson(value: number | string): string {
  if (typeof value === 'string') return INTEGER.test(value) ? value : textAsJson(value);
  return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
}

/** Attribute names are few and come again with every span, so their quoted form is kept. */
const quotedNames = new Map<string, string>();
const MOST_QUOTED_NAMES = 4096;
const LONGEST_QUOTED_NAME = 256;

function nameAsJson(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const json = textAsJson(name);
  if (name.length > LONGEST_QUOTED_NAME) return json;
  if (quotedNames.size >= MOST_QUOTED_NAMES) quotedNames.clear();
  quotedNames.set(name, json);
  return json;
}

/** A set of attributes as one JSON object, keys in their own order. */
export function attributesAsJson(attributes: Attributes): string {
  let json = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value) json += `${json === '' ? '' : ','}${nameAsJson(key)}:${attributeAsJson(value)}`;
  }
  return `{${json}}`;
}
