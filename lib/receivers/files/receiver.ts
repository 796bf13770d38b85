import {
  countedTogether,
  FIRST_LINE_HEADER,
  MOST_TRACES_TOLD,
  type FileFormat,
  type FileOutcome,
  type LogCounts,
  type ToldReason,
} from '../../telemetry/trace-import.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { coordinatesOf } from '../../telemetry/signal.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Delivery, Reading, Reply } from '../delivery.ts';
import { within } from '../otlp/inflate.ts';
import type { Outcome } from '../otlp/replies.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { readTraceFile } from './read-file.ts';

/**
 * Files of traces that a person brings in: OTLP/JSON, with its log records, Jaeger's and Zipkin's. They come by a door of their own, which a
 * page of the classroom alone can reach, with the key of the environment that they are filed in; from there on they are
 * received as all else is: judged one by one, held against what is stored, counted and committed before the answer.
 */
export const files: Receiver = {
  id: 'files',
  label: 'Files',
  headers: [],
  smaller: 'Bring in fewer traces at a time, or OTLP/JSON with one document a line: that is read part by part.',
  claims: (_path, door) => door === 'file',
  receive,
  refuse: (_headers, { status, message }) =>
    json(status, { problems: [{ code: 'file/not-taken', message, hint: 'Bring the file in again.' }] }),
};

function receive(delivery: Delivery, context: ReceiveContext): Receipt {
  const { headers, body } = delivery;
  const authorisation = context.authorise(headers);
  if (authorisation.kind === 'denied') return refused(401, authorisation.problem);
  const { tenant } = authorisation;
  const sized = within(body, context.limits.bodyBytes);
  if (sized.kind === 'failed') return refused(sized.status, sized.problem);
  const firstLine = Number(headers[FIRST_LINE_HEADER] ?? 1);
  const read = readTraceFile(sized.body, context.limits, Number.isSafeInteger(firstLine) ? firstLine : 1);
  if (read.kind === 'refused') return { ...refused(read.status, read.problem), tenant };
  const { reading, format } = read;
  return {
    kind: 'reading',
    reading,
    tenant,
    answer: (outcome) => json(200, outcomeOf(format, reading, outcome)),
    refuse: (status, message) => files.refuse(headers, { status, message }),
  };
}

function refused(status: number, problem: TransportProblem): Extract<Receipt, { kind: 'reply' }> {
  return { kind: 'reply', reply: json(status, { problems: [problem] }), problem };
}

/** The whole outcome is of spans and log records together; what is of the latter, the reading knows. */
function outcomeOf(format: FileFormat, reading: Reading, outcome: Outcome): FileOutcome {
  const logs = logsIn(reading);
  const received = outcome.accepted + outcome.refused.length - logs.received;
  const turnedAway = outcome.refused.length - logs.refused;
  return {
    format,
    received,
    stored: received - turnedAway - outcome.duplicates,
    duplicates: outcome.duplicates,
    refused: turnedAway,
    ...(logs.received > 0 && { logs }),
    reasons: countedTogether(outcome.refused.map(once)),
    warnings: countedTogether((outcome.warnings ?? []).map(once)),
    traceIds: tracesIn(reading).slice(0, MOST_TRACES_TOLD),
  };
}

function logsIn({ signals = [], refusedSignals = [] }: Reading): LogCounts {
  const counts = { stored: signals.length, refused: refusedSignals.length };
  return { received: counts.stored + counts.refused, ...counts };
}

/** The traces of its spans, then those that its log records name besides. */
function tracesIn({ accepted, signals = [] }: Reading): string[] {
  const named = signals.flatMap((signal) => coordinatesOf(signal, 0n).traceId ?? []);
  return [...new Set([...accepted.map(({ traceId }) => traceId), ...named])];
}

const once = ({ code, message, hint }: Problem): ToldReason => ({ code, message, hint, count: 1 });

function json(status: number, body: unknown): Reply {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: bytes };
}
