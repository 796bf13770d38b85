import type { Problem } from '../../../telemetry/problem.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import { readDocument } from '../document/read-document.ts';
import { problemOf, serviceMessage } from '../document/segment-fault.ts';

/** A document that is left unprocessed, in the words of PutTraceSegments. */
export interface Unprocessed {
  Id?: string;
  ErrorCode: string;
  Message: string;
}

/** What became of some documents; one bad one does not lose the good ones beside it. */
export interface ReadSegments {
  segments: Segment[];
  unprocessed: Unprocessed[];
  refused: Problem[];
  /** What was left out of those that were taken, each kind once. */
  said: Problem[];
}

const emptyReading = (): ReadSegments => ({ segments: [], unprocessed: [], refused: [], said: [] });

/** Reads documents in their order. @param texts each one JSON document */
export function readSegments(texts: readonly string[]): ReadSegments {
  const read = emptyReading();
  const said = new Map<string, Problem>();
  for (const text of texts) {
    const reading = readDocument(text);
    if (reading.kind === 'refused') {
      const { id, fault } = reading;
      read.unprocessed.push({ ...(id !== null && { Id: id }), ErrorCode: fault.code, Message: serviceMessage(fault) });
      read.refused.push(problemOf(fault));
      continue;
    }
    read.segments.push(reading.segment);
    for (const problem of reading.said) said.set(problem.message, problem);
  }
  return { ...read, said: [...said.values()].slice(0, 20) };
}
