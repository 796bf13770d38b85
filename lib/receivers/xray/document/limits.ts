import { MOST_DEPTH } from '../../../telemetry/json.ts';

/** What the service takes; docs.aws.amazon.com/general/latest/gr/xray.html and the page on segment documents. */
export const documentLimits = {
  /** UTF-8 bytes of one document. */
  bytes: 64 * 1024,
  /** Characters of a name. */
  name: 200,
  /** Objects and arrays inside each other, with a value in the innermost; the limit is the store’s. */
  depth: MOST_DEPTH - 1,
  annotationKey: 500,
  annotationValue: 1000,
} as const;

/** The deepest nesting of brackets in a JSON text, told without parsing it. */
export function depthOf(json: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inText) {
      if (character === '\\') at += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}
