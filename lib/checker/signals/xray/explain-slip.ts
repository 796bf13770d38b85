import type { JsonObject } from '../../../telemetry/json.ts';
import type { DocumentSlip } from '../../documents/document-test.ts';
import { attributeOf, isObject, pathsIn, valueIn } from '../../documents/json-value.ts';
import { actualInWords, testInWords } from '../../documents/nearest.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { mostAlike } from '../../diagnose/similarity.ts';
import type { Observation } from '../../observation.ts';
import { listedOnce, quoted, shownValue } from '../../quote.ts';
import { annotationsOf, hasHttp, isHost, metadataOf, namespaceOf } from './part-tests.ts';
import type { Part } from './parts.ts';

type Slip = DocumentSlip<Part>;

export const partName = ({ kind, name }: Part): string => `the ${kind} ${quoted(name)}`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Why a segment or subsegment that was found does not meet one test. */
export function explainSlip(slip: Slip, part: Part, observation: Observation): Explanation {
  const facts = { expected: testInWords(slip.test), actual: actualInWords(slip), traceId: part.traceId };
  if (slip.test.part === 'annotation') return { ...facts, ...explainAnnotation(slip, part, observation) };
  const namespace = namespaceOf(slip.test);
  if (namespace !== null) return { ...facts, ...explainMetadata(slip, part, namespace) };
  return { ...facts, ...explainOwn(slip, part) };
}

/** Its own fields: name, flags, the request. */
function explainOwn(slip: Slip, part: Part): Explanation {
  const { test, actual } = slip;
  const name = partName(part);
  const cause = namedAfterHost(slip, part) ?? orphaned(slip, part);
  if (cause !== null) return cause;
  if (test.part === 'end_time') {
    return {
      code: 'segment.in-progress',
      message: `Of ${name} only the document in progress came, and never the complete one.`,
      expected: 'a document with end_time',
      actual: 'in_progress: true',
    };
  }
  if (test.part === 'flag') {
    const flag = actual?.type === 'string' && actual.value !== 'none' ? `is flagged ${actual.value}` : 'has no flag';
    return { code: 'segment.flag', message: `${capital(name)} ${flag}.` };
  }
  const isHttp = test.part.startsWith('http.');
  const message =
    actual === undefined
      ? `${capital(name)} has no ${test.part}.`
      : `${capital(name)} has another ${test.part} than it should.`;
  return { code: isHttp ? 'segment.http' : 'segment.near', message };
}

/** The middleware’s segment, which dynamic naming gave the name of the host that was asked for. */
function namedAfterHost({ test: { part: field } }: Slip, part: Part): Explanation | null {
  if (field !== 'name' || part.kind !== 'segment' || !hasHttp(part) || !isHost(part.name)) return null;
  const message = `The segment is named ${quoted(part.name)}, after the host that was asked for, and not as your service is.`;
  return { code: 'segment.host-named', message };
}

/** A segment that knows of no request at all is none of a middleware’s. */
function orphaned({ test: { part: field } }: Slip, part: Part): Explanation | null {
  if (!field.startsWith('http.') || part.kind !== 'segment' || hasHttp(part)) return null;
  return {
    code: 'segment.orphan',
    message: `${quoted(part.name)} arrived as a segment of its own, without a request’s data, and the middleware’s segment is lost.`,
    actual: `the segment ${quoted(part.name)}, without http`,
  };
}

/** The word that a receiver leaves where an annotation was left out on the way. */
const LEFT_OUT = 'segment/dropped-annotation';

function explainAnnotation(
  { test: { key, conditions }, miss }: Slip,
  part: Part,
  observation: Observation,
): Explanation {
  const [name, annotation] = [partName(part), quoted(key)];
  if (miss === 'type' || miss === 'value') {
    const message = `The annotation ${annotation} on ${name} ${miss === 'type' ? 'has the right value in the wrong type' : 'has another value than it should'}.`;
    return { code: miss === 'type' ? 'annotation.wrong-type' : 'annotation.wrong-value', message };
  }
  if (miss === 'forbidden')
    return { code: 'annotation.wrong-value', message: `The annotation ${annotation} must not be on ${name}.` };
  return (
    droppedOnTheWay(key, name, observation) ??
    inMetadata(key, part) ??
    nearAnnotation(key, part) ??
    noAnnotation(key, part, conditions.type)
  );
}

function droppedOnTheWay(key: string, name: string, { arrivals = [] }: Observation): Explanation | null {
  const problem = arrivals
    .map((arrival) => arrival.problem)
    .find((each) => each?.code === LEFT_OUT && each.message.includes(key));
  if (problem === undefined || problem === null) return null;
  return {
    code: 'annotation.dropped',
    message: `The annotation ${quoted(key)} was set on ${name} and left out on the way: ${problem.message}`,
    fix: problem.hint,
  };
}

function inMetadata(key: string, part: Part): Explanation | null {
  for (const [namespace, values] of Object.entries(metadataOf(part))) {
    const value = isObject(values) ? valueIn(values, key) : undefined;
    if (value === undefined) continue;
    const shown = shownValue(key, attributeOf(value));
    return {
      code: 'annotation.in-metadata',
      message: `${quoted(key)} stands in the metadata of ${partName(part)}, where no filter finds it.`,
      actual: `metadata of ${quoted(namespace)}: ${key} = ${shown}`,
    };
  }
  return null;
}

function nearAnnotation(key: string, part: Part): Explanation | null {
  const annotations = annotationsOf(part);
  const near = mostAlike(key, Object.keys(annotations));
  if (near === undefined) return null;
  return {
    code: 'annotation.near-key',
    message: `${capital(partName(part))} has no annotation ${quoted(key)}, but it has ${quoted(near)}. Is that a slip?`,
    actual: `annotation ${near}: ${shownValue(near, attributeOf(valueIn(annotations, near)))}`,
    fix: `Rename ${quoted(near)} to ${quoted(key)}.`,
  };
}

const keysInWords = (object: JsonObject, what: string): string => {
  const keys = Object.keys(object);
  return keys.length === 0 ? `no ${what} at all` : `only ${listedOnce(keys)}`;
};

/** An SDK leaves out a list, and a key with a hyphen, with a line in its log at most: from here that looks the same. */
const noAnnotation = (key: string, part: Part, type: string | undefined): Explanation => ({
  code: 'annotation.missing',
  message: `${capital(partName(part))} arrived without the annotation ${quoted(key)}.`,
  actual: keysInWords(annotationsOf(part), 'annotations'),
  fix: `Call put_annotation("${key}", …) (Python) or addAnnotation('${key}', …) (Node) while it is open. If the call is there, look at the value: an SDK drops a list, a map, None${type === undefined ? '' : ` and anything that is no ${type}`}, and a key with a space or a hyphen, without an error.`,
});

function explainMetadata({ test: { key }, miss }: Slip, part: Part, namespace: string): Explanation {
  const name = partName(part);
  const here = `${quoted(key)} in the namespace ${quoted(namespace)}`;
  if (miss !== 'missing')
    return { code: 'metadata.wrong-value', message: `The metadata ${here} of ${name} is another than it should be.` };
  const all = metadataOf(part);
  for (const [other, values] of Object.entries(all)) {
    if (other === namespace || !isObject(values) || valueIn(values, key) === undefined) continue;
    return {
      code: 'metadata.other-namespace',
      message: `${capital(name)} has ${quoted(key)} in the namespace ${quoted(other)}, and not in ${quoted(namespace)}.`,
      actual: `namespace ${quoted(other)}`,
    };
  }
  return nearMetadata(key, part, namespace) ?? missingMetadata(key, part, here);
}

function nearMetadata(key: string, part: Part, namespace: string): Explanation | null {
  const values = valueIn(metadataOf(part), namespace);
  const near = isObject(values) ? mostAlike(key, pathsIn(values)) : undefined;
  if (near === undefined) return null;
  return {
    code: 'metadata.near-key',
    message: `The metadata of ${partName(part)} has no ${quoted(key)}, but it has ${quoted(near)}. Is that a slip?`,
    actual: `in ${quoted(namespace)}: ${near}`,
    fix: `Rename ${quoted(near)} to ${quoted(key)}.`,
  };
}

const missingMetadata = (key: string, part: Part, here: string): Explanation => ({
  code: 'metadata.missing',
  message: Object.hasOwn(annotationsOf(part), key)
    ? `${capital(partName(part))} has ${quoted(key)} as an annotation, and not as metadata.`
    : `${capital(partName(part))} arrived without the metadata ${here}.`,
  actual: keysInWords(metadataOf(part), 'metadata'),
});
