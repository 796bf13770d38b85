import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Reading } from '../delivery.ts';
import type { ReadingDraft } from './reading-draft.ts';

/** A body read, or the status and the reason for which nothing of it can be. */
export type Decoded = { kind: 'reading'; reading: Reading } | Undecodable;
export interface Undecodable {
  kind: 'undecodable';
  status: 400 | 413;
  problem: TransportProblem;
}

/** @param why a clause: `a length in it is wrong` */
export function undecodable(format: 'protobuf' | 'JSON', why: string): Undecodable {
  const problem: TransportProblem = {
    code: 'transport/undecodable',
    message: `The body does not decode as ${format}: ${why}.`,
    hint: 'Compare the content type with what the exporter really sends, and whether the body arrived whole.',
  };
  return { kind: 'undecodable', status: 400, problem };
}

export function tooManyParts(limit: number): Undecodable {
  const problem: TransportProblem = {
    code: 'transport/too-many-parts',
    message: `One request holds more than ${limit} spans, attributes, events and links together; none of it was kept.`,
    hint: 'Send smaller batches: OTEL_BSP_MAX_EXPORT_BATCH_SIZE is 512 by default.',
  };
  return { kind: 'undecodable', status: 413, problem };
}

export function decoded(draft: ReadingDraft): Decoded {
  return draft.overflowed ? tooManyParts(draft.limits.parts) : { kind: 'reading', reading: draft.finish() };
}
