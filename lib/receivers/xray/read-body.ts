import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { readInput } from '../aws/read-input.ts';
import type { Delivery } from '../delivery.ts';
import type { OtlpLimits } from '../otlp/limits.ts';

/** A request’s input, or why it cannot be read. */
export type Body = { kind: 'body'; input: unknown } | { kind: 'failed'; status: number; problem: TransportProblem };

/** Fifty documents of 64 KB, as text inside of JSON. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MARKS = 300_000;

const failed = (status: number, problem: TransportProblem): Body => ({ kind: 'failed', status, problem });

/** Reads a request of rest-json: one JSON object, or nothing for an operation without input. */
export function readBody(delivery: Delivery, limits: Pick<OtlpLimits, 'bodyBytes'>): Body {
  const bytes = Math.min(limits.bodyBytes, MOST_BYTES);
  const read = readInput(delivery, { bytes, marks: MOST_MARKS });
  if (read.kind === 'input') return { kind: 'body', input: read.input };
  if (read.kind === 'failed') return failed(read.status, inBatches(read.problem));
  return read.kind === 'crowded' ? failed(413, tooMany) : failed(400, undecodable);
}

/** How large a call may be. */
export const BATCH = 'Put at most fifty documents of 64 KB into one call, as the daemon does.';

/** The same without the advice for exporters of OpenTelemetry. */
const inBatches = (problem: TransportProblem): TransportProblem =>
  problem.code === 'transport/undecodable' ? problem : { ...problem, hint: BATCH };

const tooMany: TransportProblem = {
  code: 'transport/too-many-parts',
  message: 'The body holds more values than any call of this API needs; none of it was kept.',
  hint: BATCH,
};

const undecodable: TransportProblem = {
  code: 'transport/undecodable',
  message: 'The body is no JSON in UTF-8.',
  hint: 'An operation’s input is one JSON object; an AWS SDK or the AWS command line writes it.',
};
