/** Any value that JSON can spell. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** An object of JSON, as it came from outside: every field may be missing, and of any type. */
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

/** How deep a document from outside may be nested; a few thousand levels make a recursive reader fall over. */
export const MOST_DEPTH = 100;

/** Whether a value is nested deeper than `most` levels; a bare text has one. Not recursive, since its input is hostile. */
export function isDeeper(value: JsonValue | undefined, most: number = MOST_DEPTH): boolean {
  let level: (JsonValue | undefined)[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= most) return true;
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return false;
}
