import type { AttributeValue } from '../../../telemetry/attributes.ts';
import type { JsonValue } from '../../../telemetry/json.ts';
import { annotationLimits } from '../limits.ts';
import type { AnnotationValue } from '../annotations.ts';

/** A value as JSON spells it; undefined where JSON has no spelling: nothing at all, and what is no finite number. */
export function rawValue(attribute: AttributeValue): JsonValue | undefined {
  switch (attribute.type) {
    case 'array':
      return attribute.value.map((inner) => rawValue(inner) ?? null);
    case 'map':
      return Object.fromEntries(Object.entries(attribute.value).map(([key, inner]) => [key, rawValue(inner)]));
    case 'double':
      return typeof attribute.value === 'number' ? attribute.value : undefined;
    case 'empty':
      return undefined;
    case 'string':
    case 'bool':
    case 'int':
    case 'bytes':
      return attribute.value;
    default:
      return attribute satisfies never;
  }
}

/** A value that can be indexed: a text, a number or a boolean; undefined for every other. */
export function annotationValue(attribute: AttributeValue): AnnotationValue | undefined {
  if (attribute.type === 'string' || attribute.type === 'bool' || attribute.type === 'int') return attribute.value;
  return attribute.type === 'double' && typeof attribute.value === 'number' ? attribute.value : undefined;
}

/** Letters, digits and dots stay (dots since the exporter's 0.97); every other character becomes an underscore. */
export const annotationKey = (key: string): string =>
  key.replaceAll(/[^A-Za-z0-9.]/g, '_').slice(0, annotationLimits.key);
