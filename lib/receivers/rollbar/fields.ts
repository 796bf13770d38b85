import type { JsonObject, JsonValue } from '../../telemetry/json.ts';

/** An object of JSON, or an empty one where something else stands: a sender may put anything anywhere. */
export const objectAt = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {});

/** Whether a value is an object, and neither a list nor null. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text, or an empty one. */
export const textAt = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** The objects of a list; what is no object in it is passed over. */
export const objectsIn = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
