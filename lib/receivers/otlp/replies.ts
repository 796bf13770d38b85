import type { Problem } from '../../telemetry/problem.ts';
import type { Reply } from '../delivery.ts';
import { GRPC, type Encoding } from './encoding.ts';
import { frame } from './grpc-frame.ts';
import { grpcRefusal } from './grpc-status.ts';
import { WireWriter } from './wire-writer.ts';

/** What became of a delivery's spans or log records, in their number. */
export interface Outcome {
  accepted: number;
  refused: readonly Problem[];
  /** Spans that were held already. To the sender that is success: a retry after a lost answer must look like one. */
  duplicates: number;
  warnings?: readonly Problem[];
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The signals that are kept, as an answer names what it refused of one. The fields' numbers are the same. */
const answers = {
  traces: { field: 'rejectedSpans', noun: 'spans' },
  logs: { field: 'rejectedLogRecords', noun: 'log records' },
} as const;

/**
 * 200 with an ExportTraceServiceResponse or ExportLogsServiceResponse; `partial_success` is set only where something
 * was refused or trimmed.
 */
export function replyTo(encoding: Encoding, outcome: Outcome, signal: keyof typeof answers = 'traces'): Reply {
  const { accepted, refused, warnings = [] } = outcome;
  const { field, noun } = answers[signal];
  const problems = [...refused, ...warnings];
  const headers = { 'content-type': encoding };
  const message =
    problems.length === 0
      ? ''
      : told(problems, `${refused.length} of ${refused.length + accepted} ${noun} refused.`, refused.length);
  if (encoding === 'application/json') {
    const partialSuccess = { [field]: String(refused.length), errorMessage: message };
    return { status: 200, headers, body: utf8(JSON.stringify(message === '' ? {} : { partialSuccess })) };
  }
  const body = new WireWriter();
  if (message !== '') body.message(1, new WireWriter().varint(1, refused.length).text(2, message));
  if (encoding === GRPC)
    return { status: 200, headers: { ...headers, 'grpc-status': '0' }, body: frame(body.finish()) };
  return { status: 200, headers, body: body.finish() };
}

/** How many different reasons one answer tells. An SDK logs it as one line. */
const MOST_REASONS = 3;

function told(problems: readonly Problem[], summary: string, refused: number): string {
  const reasons = new Map<string, { problem: Problem; count: number }>();
  for (const problem of problems) {
    const known = reasons.get(problem.code);
    if (known) known.count += 1;
    else reasons.set(problem.code, { problem, count: 1 });
  }
  const sentences = [...reasons.values()]
    .slice(0, MOST_REASONS)
    .map(({ problem, count }) => `${problem.message}${count > 1 ? ` (${count} such)` : ''} ${problem.hint}`);
  const left = reasons.size - sentences.length;
  const head = refused > 0 ? [summary] : [];
  return [...head, ...sentences, ...(left > 0 ? [`${left} more kinds of problem.`] : [])].join(' ');
}

/**
 * An error whose body is a google.rpc.Status in the request's encoding; JSON where the request named none of ours, and
 * gRPC's trailers where it was a call.
 * @param retryAfterSeconds only for 429, 502, 503 and 504, which alone a client may retry
 */
export function refuse(encoding: Encoding | null, status: number, message: string, retryAfterSeconds?: number): Reply {
  if (encoding === GRPC) return grpcRefusal(status, message, retryAfterSeconds);
  const type = encoding ?? 'application/json';
  const headers: Record<string, string> = { 'content-type': type };
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  const isJson = type === 'application/json';
  const body = isJson ? utf8(JSON.stringify({ message })) : new WireWriter().text(2, message).finish();
  return { status, headers, body };
}

/** A problem as an answer tells it. Honeycomb's own words end without a full stop, and clients look for them. */
export const toldOf = ({ message, hint }: Problem): string => `${message}${/[.!?]$/.test(message) ? '' : '.'} ${hint}`;
