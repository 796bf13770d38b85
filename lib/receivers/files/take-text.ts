import type { Attributes } from '../../telemetry/attributes.ts';

/** Takes a text out of a span's attributes that becomes a field of the span; undefined where there is none. */
export function takeText(attributes: Attributes, key: string): string | undefined {
  const found = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (found?.type !== 'string') return undefined;
  delete attributes[key];
  return found.value;
}
