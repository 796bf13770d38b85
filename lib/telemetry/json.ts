/** Any value that JSON can spell. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** An object of JSON, as it came from outside: every field may be missing, and of any type. */
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}
