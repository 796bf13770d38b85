import { isAnnotationValue } from '../../../projection/xray/annotations.ts';
import type { JsonObject, JsonValue } from '../../../telemetry/json.ts';
import type { Problem } from '../../../telemetry/problem.ts';
import { quoted } from '../../otlp/printable.ts';
import { documentLimits } from './limits.ts';

/** Dots are allowed since filters can write `annotation[a.b]`. */
const KEY = /^[A-Za-z0-9_.]+$/;

/** What is not allowed is no reason to refuse a document: the service leaves the annotation out, without a word. */
function objection(key: string, value: JsonValue | undefined): string | null {
  if (!KEY.test(key)) return 'a key has letters, digits, _ and . only';
  if (key.length > documentLimits.annotationKey) return 'its key has more than 500 characters';
  if (Array.isArray(value)) return 'its value is a list, where only a string, a number or a boolean is indexed';
  if (!isAnnotationValue(value)) return 'its value is no string, number or boolean';
  if (typeof value === 'string' && value.length > documentLimits.annotationValue)
    return 'its value has more than 1,000 characters';
  return null;
}

/** The annotations that are kept, and a word on each that is not. */
export function keepAnnotations(annotations: JsonObject): { kept: JsonObject; dropped: Problem[] } {
  const judged = Object.entries(annotations).map(([key, value]) => ({ key, value, why: objection(key, value) }));
  const kept = judged.filter(({ why }) => why === null).map(({ key, value }) => [key, value] as const);
  const dropped = judged.flatMap(({ key, why }) => (why === null ? [] : [droppedAnnotation(key, why)]));
  return { kept: Object.fromEntries(kept), dropped };
}

const droppedAnnotation = (key: string, why: string): Problem => ({
  code: 'segment/dropped-annotation',
  message: `The annotation ${quoted(key)} was left out: ${why}.`,
  hint: 'What is to be found by a filter is an annotation with a plain value; anything else belongs into metadata.',
});
