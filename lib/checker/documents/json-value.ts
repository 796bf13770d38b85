import type { AttributeValue } from '../../telemetry/attributes.ts';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';

/** A value of JSON as an attribute's, so that it can be held against the same tests; undefined where there is none. */
export function attributeOf(value: JsonValue | undefined): AttributeValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number') return Number.isInteger(value) ? { type: 'int', value } : { type: 'double', value };
  if (Array.isArray(value)) return { type: 'array', value: value.flatMap((each) => attributeOf(each) ?? []) };
  const entries = Object.entries(value).flatMap(([key, each]) => {
    const attribute = attributeOf(each);
    return attribute === undefined ? [] : [[key, attribute] as const];
  });
  return { type: 'map', value: Object.fromEntries(entries) };
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a key; an empty one where something else stands there. */
export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = fieldIn(object, key);
  return isObject(value) ? value : {};
}

/** Text under a key; empty where something else stands there. */
export function textIn(object: JsonObject, key: string): string {
  const value = fieldIn(object, key);
  return typeof value === 'string' ? value : '';
}

/** The objects of a list under a key; what is no object in it is passed over. */
export function objectsIn(object: JsonObject, key: string): JsonObject[] {
  const value = fieldIn(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A field of its own, never something that objects have by birth. */
export const fieldIn = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** What stands under a key; where there is no such key, at the end of the path that its dots spell. */
export function valueIn(object: JsonObject, path: string): JsonValue | undefined {
  const direct = fieldIn(object, path);
  if (direct !== undefined) return direct;
  let at: JsonValue | undefined = object;
  for (const key of path.split('.')) at = isObject(at) ? fieldIn(at, key) : undefined;
  return at;
}

const MOST_PATHS = 500;
const DEEPEST = 6;

/** The paths of an object's fields, the outer ones first: what a misspelt one may have been meant as. */
export function pathsIn(object: JsonObject): string[] {
  const paths: string[] = [];
  let level: [string, JsonObject][] = [['', object]];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && paths.length < MOST_PATHS; depth += 1) {
    const fields = level.flatMap(([before, each]) =>
      Object.entries(each).map(([key, value]) => [`${before}${key}`, value] as const),
    );
    paths.push(...fields.map(([path]) => path));
    level = fields.flatMap(([path, value]) => (isObject(value) ? [[`${path}.`, value] as [string, JsonObject]] : []));
  }
  return paths.slice(0, MOST_PATHS);
}
