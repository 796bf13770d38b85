import type { SeenResource } from '../../checker/judge-resource.ts';
import { isObject, textIn } from '../../checker/documents/json-value.ts';
import type { ApiCall, ResourceCollection, ResourceExpectation } from '../../checker/resource-expectation.ts';
import type { JsonObject } from '../../telemetry/json.ts';

/** The calls that make, change or delete the documents of a collection, and the field that names one. */
const MADE_BY: Record<ResourceCollection, { operations: RegExp; id: string }> = {
  'sampling-rules': { operations: /^(Create|Update|Delete)SamplingRule$/, id: 'RuleName' },
  'segment-groups': { operations: /^(Create|Update|Delete)Group$/, id: 'GroupName' },
  'log-groups': { operations: /^(Create|Delete)LogGroup$|RetentionPolicy$/, id: 'logGroupName' },
  'log-streams': { operations: /^(Create|Delete)LogStream$/, id: 'logStreamName' },
};

/** A call's input without the one object that some operations wrap it in. */
function bodyOf({ input }: ApiCall): JsonObject {
  const fields = Object.values(input);
  const [only] = fields;
  const whole = input as JsonObject;
  return fields.length === 1 && isObject(only as JsonObject) ? (only as JsonObject) : whole;
}

/** Whether a call is about the documents of a collection. */
export const isAbout = (collection: ResourceCollection, { operation }: ApiCall): boolean =>
  MADE_BY[collection].operations.test(operation);

/** The id of the document that a call of this collection makes, changes or deletes. */
const documentIdOf = (collection: ResourceCollection, call: ApiCall): string =>
  textIn(bodyOf(call), MADE_BY[collection].id);

/**
 * The documents that a sample's calls leave behind, as far as that can be told without a server; whether they work is
 * taken for granted.
 */
export function sampleDocuments({ collection }: ResourceExpectation, calls: readonly ApiCall[]): SeenResource[] {
  const made = new Map<string, JsonObject>();
  for (const call of calls.filter((each) => isAbout(collection, each))) {
    const id = documentIdOf(collection, call);
    if (call.operation.startsWith('Delete')) made.delete(id);
    else made.set(id, { ...made.get(id), ...bodyOf(call) });
  }
  const proof = { count: 1, asked: [], came: [], problem: null };
  return [...made].map(([id, body]) => ({ id, body, works: { filter: proof, rule: proof, events: proof } }));
}
