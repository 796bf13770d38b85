import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery, RequestHead } from '../delivery.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { encodingOf, GRPC, type Encoding } from './encoding.ts';
import { signalOfMethod } from './grpc-path.ts';
import { GROUP_HEADER, STREAM_HEADER } from './log-place.ts';
import { readLogs, type LogsRead } from './receive-logs.ts';
import { readTraces, type TracesRead } from './receive-traces.ts';
import { wrongContentType, wrongGrpcFormat, wrongMethod } from './refusals.ts';
import { refuse, replyTo, toldOf } from './replies.ts';
import { wrongDoor } from './wrong-door.ts';
import { signalOfPath, wrongMethodPath, wrongPath } from './wrong-path.ts';

/** OTLP over HTTP and gRPC. Claims every path, so that a mistyped one is answered in words. */
export const otlp: Receiver = {
  id: 'otlp',
  label: 'OpenTelemetry',
  headers: ['content-type', 'content-encoding', 'traceparent', 'tracestate', 'baggage', GROUP_HEADER, STREAM_HEADER],
  claims: () => true,
  receive,
  refuse: (headers, { status, message, retryAfterSeconds }) =>
    refuse(encodingOf(headers), status, message, retryAfterSeconds),
};

interface Fault {
  /** HTTP's, whatever the protocol. */
  status: number;
  problem: TransportProblem;
}

/** What is wrong with a request before anything of its body is looked at. */
function faultOf(head: RequestHead, context: ReceiveContext): Fault | null {
  const stray = wrongDoor(head, context.addresses);
  if (stray) return { status: 415, problem: stray };
  const isGrpc = head.door === 'otlp-grpc';
  const lost = isGrpc ? wrongMethodPath(head) : wrongPath(head.path, context.shownPath(head.path));
  if (lost) return { status: 404, problem: lost };
  if (head.method !== 'POST') return { status: 405, problem: wrongMethod(head.method) };
  return null;
}

function receive(delivery: Delivery, context: ReceiveContext): Receipt {
  const { headers } = delivery;
  const named = encodingOf(headers);
  const fault = faultOf(delivery, context);
  if (fault) return refused(delivery, fault);
  // Before the body: a key costs a look-up, a body up to a second of decoding.
  const authorisation = context.authorise(headers);
  if (authorisation.kind === 'denied') return refused(delivery, { status: 401, problem: authorisation.problem });
  if (named === null) return refused(delivery, { status: 415, problem: untyped(delivery) });

  const { signal, read } = readDelivery(delivery, named, context);
  if (read.kind === 'refused') return refused(delivery, read);
  const { warning, tenant } = authorisation;
  if (warning) read.reading.warnings.push(warning);
  return {
    kind: 'reading',
    reading: read.reading,
    tenant,
    answer: (outcome) => replyTo(named, outcome, signal),
    refuse: (status, message, retryAfterSeconds) => refuse(named, status, message, retryAfterSeconds),
  };
}

/** What a delivery's path says it brings, read as that. */
function readDelivery(
  { headers, body, path }: Delivery,
  encoding: Encoding,
  { limits }: ReceiveContext,
): { signal: 'traces' | 'logs'; read: TracesRead | LogsRead } {
  const coding = headers[encoding === GRPC ? 'grpc-encoding' : 'content-encoding'];
  const packed = { body, encoding, coding };
  const isLogs = (encoding === GRPC ? signalOfMethod(path) : signalOfPath(path)) === 'logs';
  return isLogs
    ? { signal: 'logs', read: readLogs(packed, headers, limits) }
    : { signal: 'traces', read: readTraces(packed, limits) };
}

const untyped = ({ door, headers }: Delivery): TransportProblem =>
  door === 'otlp-grpc' ? wrongGrpcFormat : wrongContentType(headers);

/** The hint goes along: the protocol asks for a developer-facing message. */
function refused({ headers, door }: Delivery, { status, problem }: Fault): Receipt {
  // What is gRPC in any form is answered as gRPC, or its client sees no word of it.
  const isGrpc = problem.code === 'transport/grpc-on-http' || (door === 'otlp-grpc' && problem === wrongGrpcFormat);
  const reply = refuse(isGrpc ? GRPC : encodingOf(headers), status, toldOf(problem));
  const allow = status === 405 ? { allow: 'POST' } : {};
  return { kind: 'reply', reply: { ...reply, headers: { ...reply.headers, ...allow } }, problem };
}
