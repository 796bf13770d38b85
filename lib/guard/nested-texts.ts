import { isDeeper, type JsonValue } from '../telemetry/json.ts';
import type { Subject } from './subject.ts';

/** A document with more values than that is looked at as a text, and not value by value. */
const MOST_VALUES = 5000;
const MOST_LENGTH = 256 * 1024;
/** A path says where a secret stands; nobody reads one that is longer. */
const MOST_PATH = 200;

/** The path of a value in a document: `request.headers.authorization`. */
export const pathOf = (path: string, name: string): string => {
  const whole = path === '' ? name : `${path}.${name}`;
  // The end of it is what detectors go by.
  return whole.length > MOST_PATH ? `…${whole.slice(-MOST_PATH)}` : whole;
};

/** Looks at every text and number of a document, and at its keys. The document must not be deeper than `isDeeper` says. */
export function walkJson(
  value: JsonValue | undefined,
  path: string,
  look: (inner: Subject, isKey: boolean) => void,
): void {
  if (Array.isArray(value)) for (const inner of value) walkJson(inner, path, look);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      look({ key: '', text: name }, true);
      walkJson(inner, pathOf(path, name), look);
    }
  } else if (typeof value === 'string' || typeof value === 'number') look({ key: path, text: String(value) }, false);
}

/**
 * The texts of a text that is a JSON document, as log lines and captured bodies are, each under its path. Null where it
 * is none, or more of one than is good.
 */
export function nestedTexts(text: string, path = ''): Subject[] | null {
  const first = text[0];
  if ((first !== '{' && first !== '[') || text.length > MOST_LENGTH) return null;
  const value = parsed(text);
  if (value === undefined || isDeeper(value)) return null;
  const texts: Subject[] = [];
  walkJson(value, path, (inner) => texts.push(inner));
  return texts.length > MOST_VALUES ? null : texts;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
