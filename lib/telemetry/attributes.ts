/**
 * One attribute value, with the type it had on the wire. OTLP tells `3` (int) from `3.0` (double) and a bare JSON
 * value does not, so the type travels beside the value.
 *
 * - `int` holds a number while it is exact in a double, else its decimal digits as a string.
 * - `double` holds `NaN` and the infinities by name, since JSON has no spelling for them.
 * - `bytes` is base64. `empty` is OTLP's AnyValue with nothing set.
 */
export type AttributeValue =
  | { type: 'string'; value: string }
  | { type: 'bool'; value: boolean }
  | { type: 'int'; value: number | string }
  | { type: 'double'; value: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { type: 'bytes'; value: string }
  | { type: 'array'; value: AttributeValue[] }
  | { type: 'map'; value: Record<string, AttributeValue> }
  | { type: 'empty'; value: null };

/** Attributes by key. Keys are unique by the OTLP specification; where a sender repeats one, the last wins. */
export type Attributes = Record<string, AttributeValue>;

export type AttributeType = AttributeValue['type'];

/** A value as plain JSON: what a table, a chart or an SQL filter sees. Types that JSON lacks become strings. */
export function plainValue(attribute: AttributeValue): unknown {
  switch (attribute.type) {
    case 'array':
      return attribute.value.map(plainValue);
    case 'map':
      return Object.fromEntries(Object.entries(attribute.value).map(([key, value]) => [key, plainValue(value)]));
    case 'string':
    case 'bool':
    case 'int':
    case 'double':
    case 'bytes':
    case 'empty':
      return attribute.value;
    default:
      return attribute satisfies never;
  }
}

/** A value as one line of text, for a cell or a message. Strings stand bare; arrays and maps are JSON. */
export function valueAsText(attribute: AttributeValue): string {
  const plain = plainValue(attribute);
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
}
