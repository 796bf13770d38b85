import { judgeItem } from '../../lib/receivers/rollbar/judge-item.ts';
import { toOccurrence } from '../../lib/receivers/rollbar/occurrence.ts';
import { readDocument } from '../../lib/receivers/xray/document/read-document.ts';
import type { ErrorOccurrence } from '../../lib/telemetry/error-occurrence.ts';
import type { JsonObject } from '../../lib/telemetry/json.ts';
import type { Segment } from '../../lib/telemetry/segment.ts';
import { bodiesOf } from './golden.ts';
import type { Run } from './mutation.ts';

const linesOf = (name: string): string[] =>
  bodiesOf(name)
    .split('\n')
    .filter((line) => line !== '');

/** A captured document, to be changed before it is read. */
export const documentsOf = (name: string): JsonObject[] => linesOf(name).map((line) => JSON.parse(line) as JsonObject);

/** Segment documents as their receiver reads them. @throws where it would refuse one */
export function asSegments(documents: readonly JsonObject[]): Segment[] {
  return documents.map((document) => {
    const read = readDocument(JSON.stringify(document));
    if (read.kind === 'refused') throw new Error(`${read.fault.code}: ${read.fault.found}`);
    return read.segment;
  });
}

/** Reports as their receiver files them. @throws where it would refuse one */
export function asErrors(documents: readonly JsonObject[]): ErrorOccurrence[] {
  return documents.map((data) => {
    const judged = judgeItem({ data });
    if (judged.kind === 'bad') throw new Error(judged.problem.message);
    return toOccurrence(judged.data, judged.report, 0);
  });
}

/** The first object under each key, level by level: `inside(document, 'http', 'response')`. */
export function inside(document: JsonObject, ...keys: string[]): JsonObject {
  let at = document;
  for (const key of keys) {
    const value = at[key];
    const next = Array.isArray(value) ? value[0] : value;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) throw new Error(`there is no ${key}`);
    at = next;
  }
  return at;
}

export type Change = (document: JsonObject) => void;

/** A run with a capture's segments, changed or not. */
export const segments =
  (name: string, change: Change = () => undefined) =>
  (run: Run): void => {
    const documents = documentsOf(name);
    for (const document of documents) change(document);
    run.segments = asSegments(documents);
  };

/** The same with its reports. */
export const reports =
  (name: string, change: Change = () => undefined) =>
  (run: Run): void => {
    const documents = documentsOf(name);
    for (const document of documents) change(document);
    run.errors = asErrors(documents);
  };
