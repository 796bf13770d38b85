import type { Problem } from '../../telemetry/problem.ts';
import type { Delivery, Door, Reply } from '../delivery.ts';
import { route } from '../receive.ts';
import type { Refusal } from '../receiver.ts';
import type { BodyCollector, BytesInFlight, Collected } from './body-collector.ts';
import { foreignPage } from './same-origin.ts';

/** What a door needs to carry requests to a receiver. It decides nothing about them but their size. */
export interface Carrying {
  door: Door;
  /** Takes a delivery to the receivers and the store, and answers once it is safe. */
  carry: (delivery: Delivery) => Promise<Reply>;
  /** Bytes of one body on the wire. */
  maxBodyBytes: number;
  /** Bytes of all bodies that are arriving or being stored; four of the largest by default. */
  maxBytesInFlight?: number;
  /** Requests under way at once; 512 by default. Beyond them a sender is told to slow down. */
  maxRequests?: number;
  /** Told of trouble that no delivery shows: a body too large to take, a client that speaks another protocol. */
  report?: (problem: Problem) => void;
}

export const bytesInFlight = ({ maxBodyBytes, maxBytesInFlight }: Carrying): number =>
  maxBytesInFlight ?? maxBodyBytes * 4;

/** A request as both doors see it: everything but its body. */
export interface RequestHead {
  method: string;
  path: string;
  headers: Record<string, string>;
}

/** The answer to a page that this door is not for, or null. It may not read it, but its developer may. */
export function turnedAway({ door, report }: Carrying, { path, headers }: RequestHead): Reply | null {
  const problem = foreignPage(door, headers);
  if (!problem) return null;
  report?.(problem);
  return route(path).refuse(headers, { status: 403, message: `${problem.message} ${problem.hint}` });
}

/** Answers a request that the door has room for; one too many is answered with 429 before its body is read. */
export async function answerInTurn(
  carrying: Carrying,
  head: RequestHead,
  inFlight: BytesInFlight,
  work: () => Promise<Reply | null>,
): Promise<Reply | null> {
  if (!inFlight.enter()) {
    carrying.report?.(tooMany);
    const message = `${tooMany.message} ${tooMany.hint}`;
    return route(head.path).refuse(head.headers, { status: 429, message, retryAfterSeconds: 1 });
  }
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
  const { door, carry, report, maxBodyBytes } = carrying;
  const refuse = (refusal: Refusal): Reply => route(head.path).refuse(head.headers, refusal);
  try {
    const isTooLarge = collector.announcesTooMuch(head.headers['content-length']);
    const collected = isTooLarge ? ({ kind: 'too-large' } as const) : await collect();
    if (collected.kind === 'gone') return null;
    if (collected.kind === 'body') return await carry({ door, ...head, body: collected.body });
    const problem = collected.kind === 'busy' ? busy : tooLarge(maxBodyBytes);
    report?.(problem);
    const message = `${problem.message} ${problem.hint}`;
    return refuse(
      collected.kind === 'busy' ? { status: 503, message, retryAfterSeconds: 1 } : { status: 413, message },
    );
  } catch (error) {
    report?.(broken(error));
    return refuse({ status: 500, message: 'Spanwalk failed to take this request; the fault is ours.' });
  } finally {
    collector.release();
  }
}

const tooLarge = (maxBytes: number): Problem => ({
  code: 'door/too-large',
  message: `The body has more than ${maxBytes} bytes; none of it was kept.`,
  hint: 'Send smaller batches, or compress them: OTEL_EXPORTER_OTLP_COMPRESSION=gzip.',
});

const tooMany: Problem = {
  code: 'door/too-many-requests',
  message: 'Too many requests are under way at once; this one was not read.',
  hint: 'Send fewer and larger batches: an exporter’s batch processor does it by itself.',
};

const busy: Problem = {
  code: 'door/busy',
  message: 'Too many bytes are waiting to be stored; this request was not kept.',
  hint: 'Send it again in a second, as an exporter does by itself.',
};

const broken = (error: unknown): Problem => ({
  code: 'door/broken',
  message: `A request failed inside Spanwalk: ${error instanceof Error ? error.message : String(error)}`,
  hint: 'This is a fault of Spanwalk. The request was answered with 500 and not kept.',
});
