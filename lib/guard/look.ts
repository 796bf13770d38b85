import { valueAsText, type Attributes, type AttributeValue } from '../telemetry/attributes.ts';
import { isDeeper, type JsonValue } from '../telemetry/json.ts';
import { nestedTexts, pathOf, walkJson } from './nested-texts.ts';

/**
 * Looks at one text of the telemetry. Called tens of thousands of times for a run of a thousand spans, so it is given
 * no object.
 *
 * @param key the attribute's key, or the path in a document, that the text stands under; empty where it has none
 * @param where in words: `an attribute`, `the message of the status`
 */
export type Look = (text: string, key: string, where: string) => void;

/** A text, or what stands in it where it is a JSON document. */
export function lookAtText(text: string, key: string, where: string, look: Look): void {
  const nested = nestedTexts(text, key);
  if (nested === null) look(text, key, where);
  else for (const inner of nested) look(inner.text, inner.key, where);
}

/** Attribute keys are looked at as well, since a value may have ended up there. */
export function lookAtAttributes(attributes: Attributes, where: string, look: Look): void {
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined) continue;
    look(key, '', `the key of ${where}`);
    lookAtValue(value, key, where, look);
  }
}

/** A value with all that is in it. Its depth was bounded when it was decoded. */
export function lookAtValue(value: AttributeValue, key: string, where: string, look: Look): void {
  if (value.type === 'string') lookAtText(value.value, key, where, look);
  else if (value.type === 'array') for (const inner of value.value) lookAtValue(inner, key, where, look);
  else if (value.type === 'map') {
    for (const [name, inner] of Object.entries(value.value)) {
      look(name, '', `the key of ${where}`);
      lookAtValue(inner, pathOf(key, name), where, look);
    }
  } else look(valueAsText(value), key, where);
}

/** A document that travels whole, so every value of it is looked at, numbers as well. */
export function lookAtJson(document: JsonValue, of: string, look: Look): void {
  if (isDeeper(document)) return;
  walkJson(document, '', ({ key, text }, isKey) => {
    if (isKey) look(text, '', `a key of ${of}`);
    else lookAtText(text, key, of, look);
  });
}
