import type { JsonObject, JsonValue } from './json.ts';

/** What stands in a document of unknown make: each answers null where there is nothing of that type. */

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own fields only: a field called `constructor` is nobody's but the sender's. */
const own = (object: JsonObject | null, key: string): JsonValue | undefined =>
  object !== null && Object.hasOwn(object, key) ? object[key] : undefined;

export function objectIn(object: JsonObject | null, ...path: readonly string[]): JsonObject | null {
  let at: JsonObject | null = object;
  for (const key of path) {
    const value: JsonValue | undefined = own(at, key);
    at = isObject(value) ? value : null;
  }
  return at;
}

export function textIn(object: JsonObject | null, key: string): string | null {
  const value = own(object, key);
  return typeof value === 'string' ? value : null;
}

export function numberIn(object: JsonObject | null, key: string): number | null {
  const value = own(object, key);
  return typeof value === 'number' ? value : null;
}

export const flagIn = (object: JsonObject | null, key: string): boolean => own(object, key) === true;

export function listIn(object: JsonObject | null, key: string): readonly JsonValue[] {
  const value = own(object, key);
  return Array.isArray(value) ? value : [];
}

/** A copy with other fields; a field of undefined is left out. `__proto__` among them stays a field like any other. */
export const withFields = (object: JsonObject, fields: JsonObject): JsonObject => {
  const kept = Object.entries(object).filter(([key]) => !Object.hasOwn(fields, key));
  const added = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...added]);
};
