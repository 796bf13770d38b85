import type { AttributeValue } from '../../telemetry/attributes.ts';

/** Sets one entry of an attribute record. Assigning to `__proto__` would change the record's prototype instead. */
export function putAttribute(record: Record<string, AttributeValue>, key: string, value: AttributeValue): void {
  if (key === '__proto__') {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    record[key] = value;
  }
}

export const empty: AttributeValue = { type: 'empty', value: null };

/** A double with NaN and the infinities by name. */
export function doubleValue(value: number): AttributeValue {
  if (Number.isFinite(value)) return { type: 'double', value };
  if (Number.isNaN(value)) return { type: 'double', value: 'NaN' };
  return { type: 'double', value: value > 0 ? 'Infinity' : '-Infinity' };
}
