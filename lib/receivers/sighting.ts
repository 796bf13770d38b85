import type { Arrival, ArrivalProtocol, ArrivalSignal } from '../telemetry/arrival.ts';
import type { Problem } from '../telemetry/problem.ts';
import { coordinatesOf, type Signal, type SignalName } from '../telemetry/signal.ts';
import type { Span } from '../telemetry/span.ts';
import type { Delivery, Reply, RequestHead, TurnedAway } from './delivery.ts';
import type { CallEnding } from './desk.ts';
import type { Tenant } from './keys/authorisation.ts';
import type { KeyPolicy } from './keys/key-record.ts';
import { maskKey } from './keys/mask-key.ts';
import { encodingOf, GRPC } from './otlp/encoding.ts';
import { signalOfMethod } from './otlp/grpc-path.ts';
import { grpcStatusOf } from './otlp/grpc-status.ts';
import { printable } from './otlp/printable.ts';
import { keys, route } from './receive.ts';
import type { Told } from './receiver.ts';

/** A request as it is remembered, before it has a number and a time. */
export type Sighting = Omit<Arrival, 'id' | 'at'>;

/** What became of a request: its answer, and what of it was kept. */
export interface Ending {
  reply: Pick<Reply, 'status' | 'headers'>;
  accepted: readonly Span[];
  /** What came beside spans. */
  signals?: readonly Signal[];
  duplicates: number;
  refused: readonly Problem[];
  warnings: readonly Problem[];
}

const MOST_SERVICES = 10;
const MOST_TRACES = 50;

/** What is remembered of a delivery that was read and stored. */
export function sightingOf(delivery: Delivery, { workspace, environment }: Tenant, ending: Ending): Sighting {
  const { accepted, signals = [], duplicates, refused, warnings } = ending;
  return {
    ...headOf(delivery, delivery.body.byteLength),
    ...answered(ending.reply),
    workspace,
    environment,
    accepted: accepted.length + signals.length - duplicates,
    duplicates,
    refused: refused.length,
    ...namesIn(accepted, signals),
    problem: told(refused[0] ?? warnings[0] ?? null),
  };
}

/** What is remembered of a call that a receiver ran. */
export function callSightingOf(delivery: Delivery, tenant: Tenant, ending: CallEnding, { key }: Told = {}): Sighting {
  const { reply, operation, accepted, refused, traceIds, problem } = ending;
  return {
    ...headOf(delivery, delivery.body.byteLength, key === undefined ? { operation } : { key, operation }),
    ...answered(reply),
    workspace: tenant.workspace,
    environment: tenant.environment,
    accepted,
    duplicates: 0,
    refused,
    services: [],
    traceIds: traceIds.slice(0, MOST_TRACES),
    problem: told(problem),
  };
}

/** The same of one that was answered without being read, with the workspace whose key it nearly has. */
export interface Refused {
  sighting: Sighting;
  meant: string | null;
}

/** How a delivery was answered without being stored, and what the receiver knows of its sender. */
export interface Answered extends Told {
  reply: Ending['reply'];
  problem: Problem | null;
  tenant?: Tenant;
}

/** What is remembered of a delivery that a receiver refused, or answered on the spot. */
export function refusalOf(delivery: Delivery, { reply, ...known }: Answered, policy: KeyPolicy): Refused {
  return refusedHead(delivery, { ...answered(reply), bytes: delivery.body.byteLength, ...known }, policy);
}

/** What is remembered of a request that a door answered by itself. */
export const turnedAwayOf = (turned: TurnedAway, policy: KeyPolicy): Refused => {
  const { status, bytes, problem } = turned;
  return refusedHead(turned, { status, grpcStatus: null, bytes, problem }, policy);
};

type RefusedPart = Pick<Sighting, 'status' | 'grpcStatus' | 'bytes'> & Omit<Answered, 'reply'>;

function refusedHead(head: RequestHead, part: RefusedPart, policy: KeyPolicy): Refused {
  const { status, grpcStatus, bytes, problem, tenant } = part;
  const lifted = keys.lift({ ...head, body: nothing });
  const authorisation = keys.authorise(lifted.headers, policy);
  const granted = tenant ?? (authorisation.kind === 'granted' ? authorisation.tenant : null);
  const sighting: Sighting = {
    ...headOf(head, bytes, part),
    status,
    grpcStatus,
    workspace: granted?.workspace ?? null,
    environment: granted?.environment ?? null,
    accepted: 0,
    duplicates: 0,
    refused: 0,
    services: [],
    traceIds: [],
    problem: told(problem),
  };
  return { sighting, meant: authorisation.kind === 'denied' ? authorisation.meant : null };
}

const nothing = new Uint8Array();

/** What stands in a request's head and in what its receiver told of it. */
type HeadPart = Omit<Sighting, 'status' | 'grpcStatus' | keyof Tenant | 'accepted' | 'duplicates' | 'refused' | 'services' | 'traceIds' | 'problem'>; // prettier-ignore

function headOf(head: RequestHead, bytes: number, known: Told = {}): HeadPart {
  const { door, method, headers } = head;
  const lifted = keys.lift({ ...head, body: nothing });
  const key = known.key ?? keys.keyIn(lifted.headers);
  return {
    door,
    method: printable(method, 20),
    path: printable(keys.withoutKey(head.path), 200),
    ...broughtBy(lifted),
    operation: known.operation === undefined ? null : printable(known.operation, 60),
    encoding: printable(headers['content-encoding'] ?? headers['grpc-encoding'] ?? 'identity', 40),
    contentType: printable(headers['content-type'] ?? '', 100),
    bytes,
    userAgent: printable(headers['user-agent'] ?? '', 200),
    key: key === null ? null : printable(maskKey(key), 40),
  };
}

const arrivalSignals: Record<SignalName, ArrivalSignal> = { log: 'logs', segment: 'segments', error: 'errors' };

/** What a request means to bring: its receiver's one kind, or what OTLP's path and content type say. */
function broughtBy(head: RequestHead): Pick<Sighting, 'signal' | 'protocol'> {
  const { brings } = route(head);
  if (brings !== undefined) return { signal: arrivalSignals[brings], protocol: null };
  return { signal: signalOf(head.path), protocol: protocolOf(head.headers) };
}

/** Whatever a path has before and behind it, what it means to bring is to be seen. */
const signalOf = (path: string): ArrivalSignal | null =>
  signalOfMethod(path) ?? (/\/v1\/(traces|logs|metrics)\b/.exec(path)?.[1] as ArrivalSignal | undefined) ?? null;

function protocolOf(headers: Record<string, string>): ArrivalProtocol | null {
  const encoding = encodingOf(headers);
  if (encoding === null) return null;
  if (encoding === GRPC) return 'grpc';
  return encoding === 'application/json' ? 'http/json' : 'http/protobuf';
}

const answered = (reply: Pick<Reply, 'status' | 'headers'>): Pick<Sighting, 'status' | 'grpcStatus'> => ({
  status: reply.status,
  grpcStatus: grpcStatusOf(reply),
});

/** Who speaks in it, and of which traces; spans of one resource share its object. */
function namesIn(spans: readonly Span[], signals: readonly Signal[]): Pick<Sighting, 'services' | 'traceIds'> {
  const services = new Set<string>();
  const traceIds = new Set<string>();
  let resource: Span['resource'] | undefined;
  for (const span of spans) {
    if (span.resource !== resource) {
      resource = span.resource;
      if (services.size < MOST_SERVICES) services.add(serviceOf(resource));
    }
    if (traceIds.size < MOST_TRACES) traceIds.add(span.traceId);
  }
  for (const signal of signals) {
    const { traceId } = coordinatesOf(signal, 0n);
    if (traceId !== null && traceIds.size < MOST_TRACES) traceIds.add(traceId);
    if (services.size < MOST_SERVICES) services.add(senderOf(signal));
  }
  services.delete('');
  return { services: [...services], traceIds: [...traceIds] };
}

/** The service that a signal comes from; empty where it does not say. */
function senderOf(signal: Signal): string {
  if (signal.signal === 'log') return serviceOf(signal.log.resource);
  return signal.signal === 'segment' ? printable(signal.segment.name, 80) : '';
}

function serviceOf({ attributes }: Span['resource']): string {
  const name = attributes['service.name'];
  return name?.type === 'string' ? printable(name.value, 80) : '';
}

/** A place in a payload is of no use once the payload is gone. */
const told = (problem: Problem | null): Problem | null =>
  problem === null ? null : { code: problem.code, message: problem.message, hint: problem.hint };
