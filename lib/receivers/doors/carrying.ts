import type { DoorName } from '../../telemetry/arrival.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery, Reply, RequestHead, TurnedAway } from '../delivery.ts';
import { toldOf } from '../otlp/replies.ts';
import { route } from '../receive.ts';
import type { BodyCollector, BytesInFlight, Collected } from './body-collector.ts';
import { foreignPage } from './same-origin.ts';

/** What a door needs to carry requests to a receiver. It decides nothing about them but their size. */
export interface Carrying {
  door: DoorName;
  /** Takes a delivery to the receivers and the store, and answers once it is safe. */
  carry: (delivery: Delivery) => Promise<Reply>;
  /** Bytes of one body on the wire. */
  maxBodyBytes: number;
  /** Bytes of all bodies that are arriving or being stored; four of the largest by default. */
  maxBytesInFlight?: number;
  /** Requests under way at once; 512 by default. Beyond them a sender is told to slow down. */
  maxRequests?: number;
  /** Told of every request that no delivery shows: a body too large to take, a client that speaks another protocol. */
  report?: (turned: TurnedAway) => void;
}

export const bytesInFlight = ({ maxBodyBytes, maxBytesInFlight }: Carrying): number =>
  maxBytesInFlight ?? maxBodyBytes * 4;

interface Answered {
  status: number;
  bytes?: number;
  retryAfterSeconds?: number;
}

/** Answers a request in its protocol's form, and reports it. */
function turnAway(
  { report }: Carrying,
  head: RequestHead,
  problem: TransportProblem,
  { status, bytes = 0, retryAfterSeconds }: Answered,
): Reply {
  report?.({ ...head, bytes, status, problem });
  const again = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return route(head).refuse(head.headers, { status, message: toldOf(problem), ...again });
}

/** The answer to a page that this door is not for, or null. It may not read it, but its developer may. */
export function turnedAway(carrying: Carrying, head: RequestHead): Reply | null {
  const problem = foreignPage(head);
  return problem === null ? null : turnAway(carrying, head, problem, { status: 403 });
}

/** Answers a request that the door has room for; one too many is answered with 429 before its body is read. */
export async function answerInTurn(
  carrying: Carrying,
  head: RequestHead,
  inFlight: BytesInFlight,
  work: () => Promise<Reply | null>,
): Promise<Reply | null> {
  if (!inFlight.enter()) return turnAway(carrying, head, tooMany, { status: 429, retryAfterSeconds: 1 });
  try {
    return await work();
  } finally {
    inFlight.leave();
  }
}

/** Answers one request whose body is collected by `collect`. Null where the client is gone and nobody reads an answer. */
export async function answer(
  carrying: Carrying,
  head: RequestHead,
  collector: BodyCollector,
  collect: () => Promise<Collected>,
): Promise<Reply | null> {
  try {
    const isTooLarge = collector.announcesTooMuch(head.headers['content-length']);
    const collected = isTooLarge ? ({ kind: 'too-large' } as const) : await collect();
    if (collected.kind === 'body') return await carrying.carry({ ...head, body: collected.body });
    const bytes = collector.length;
    if (collected.kind === 'busy') return turnAway(carrying, head, busy, { status: 503, bytes, retryAfterSeconds: 1 });
    if (collected.kind !== 'gone')
      return turnAway(carrying, head, tooLarge(head, carrying.maxBodyBytes), { status: 413, bytes });
    carrying.report?.({ ...head, bytes, status: null, problem: cutOff });
    return null;
  } catch (error) {
    carrying.report?.({ ...head, bytes: collector.length, status: 500, problem: broken(error) });
    const message = 'Spanwalk failed to take this request; the fault is ours.';
    return route(head).refuse(head.headers, { status: 500, message });
  } finally {
    collector.release();
  }
}

const tooLarge = (head: RequestHead, maxBytes: number): TransportProblem => ({
  code: 'transport/too-large',
  message: `The body has more than ${maxBytes} bytes; none of it was kept.`,
  hint: route(head).smaller ?? 'Send smaller batches, or compress them: OTEL_EXPORTER_OTLP_COMPRESSION=gzip.',
});

const tooMany: TransportProblem = {
  code: 'transport/too-many-requests',
  message: 'Too many requests are under way at once; this one was not read.',
  hint: 'Send fewer and larger batches: an exporter’s batch processor does it by itself.',
};

const busy: TransportProblem = {
  code: 'transport/busy',
  message: 'Too many bytes are waiting to be stored; this request was not kept.',
  hint: 'Send it again in a second, as an exporter does by itself.',
};

const cutOff: TransportProblem = {
  code: 'transport/cut-off',
  message: 'The sender went away in the middle of its body; nothing of it was kept.',
  hint: 'A process that ends while it sends does this: let it wait for its exporter, with forceFlush() or shutdown().',
};

const broken = (error: unknown): TransportProblem => ({
  code: 'transport/broken',
  message: `A request failed inside Spanwalk: ${error instanceof Error ? error.message : String(error)}`,
  hint: 'This is a fault of Spanwalk. The request was answered with 500 and not kept.',
});
