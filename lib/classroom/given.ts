import type { Answers } from '../checker/answer-expectation.ts';
import { lookedFor } from '../checker/documents/explain-resource.ts';
import type { Step } from '../curriculum/step.ts';
import type { JsonObject, JsonValue } from '../telemetry/json.ts';
import type { Submission } from './judge-step.ts';
import { resourcesIn, type Looking } from './resources/seen-resources.ts';

/** What a student handed in, kept beside the verdict on it: answers by question, a query, or what was set up by then. */
export type Given = { answers: Answers } | { query: JsonValue } | { documents: { id: string; body: JsonObject }[] };

/** A step looks for one or two; a pattern may find more. */
const MOST_DOCUMENTS = 5;

/** What a submission handed in; undefined where that is said elsewhere: in what was saved. */
export async function givenWith(step: Step, submission: Submission, looking: Looking): Promise<Given | undefined> {
  if ('answers' in submission) return { answers: submission.answers };
  if ('query' in submission) return { query: submission.query as JsonValue };
  if (step.kind !== 'resource' || !('look' in submission)) return undefined;
  const found = await resourcesIn(step.expectation.collection, looking);
  const seen = found.map(({ id, body }) => ({ id, body, works: {} }));
  const documents = lookedFor(step.expectation, seen).map(({ id, body }) => ({ id, body }));
  return { documents: documents.slice(0, MOST_DOCUMENTS) };
}
