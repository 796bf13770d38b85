import type { Attributes, AttributeValue } from '../../../telemetry/attributes.ts';
import { doubleValue, empty, putAttribute } from '../../otlp/put-attribute.ts';

/** How much of a line becomes attributes; the whole line stands in the body. */
const MOST_VALUES = 500;
const DEEPEST = 8;
const LONGEST = 8192;

interface Left {
  values: number;
}

/** A JSON object as attributes, in the order of its keys, up to a number of values and a depth. */
export function attributesOf(fields: Record<string, unknown>): Attributes {
  return attributesWithin(fields, 1, { values: MOST_VALUES });
}

function attributesWithin(fields: Record<string, unknown>, depth: number, left: Left): Attributes {
  const attributes: Attributes = {};
  for (const key in fields) {
    if (left.values <= 0) break;
    if (key !== '') putAttribute(attributes, key, attributeOf(fields[key], depth, left));
  }
  return attributes;
}

function attributeOf(value: unknown, depth: number, left: Left): AttributeValue {
  left.values -= 1;
  switch (typeof value) {
    case 'string':
      return { type: 'string', value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value };
    case 'boolean':
      return { type: 'bool', value };
    case 'number':
      return Number.isSafeInteger(value) ? { type: 'int', value } : doubleValue(value);
    default:
      return nested(value, depth, left);
  }
}

function nested(value: unknown, depth: number, left: Left): AttributeValue {
  if (value === null || depth >= DEEPEST) return empty;
  if (!Array.isArray(value)) {
    return { type: 'map', value: attributesWithin(value as Record<string, unknown>, depth + 1, left) };
  }
  const items: AttributeValue[] = [];
  for (const item of value) {
    if (left.values <= 0) break;
    items.push(attributeOf(item, depth + 1, left));
  }
  return { type: 'array', value: items };
}
