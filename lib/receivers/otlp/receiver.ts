import type { Delivery } from '../delivery.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { encodingOf } from './encoding.ts';
import { receiveTraces, refused, wrongMethod } from './receive-traces.ts';
import { refuse, replyTo } from './replies.ts';
import { wrongPath } from './wrong-path.ts';

/** OTLP/HTTP. Claims every path, so that a mistyped one is answered in words. */
export const otlp: Receiver = {
  id: 'otlp',
  label: 'OpenTelemetry',
  headers: ['content-type', 'content-encoding', 'traceparent', 'tracestate', 'baggage'],
  claims: () => true,
  receive,
  refuse: (headers, { status, message, retryAfterSeconds }) =>
    refuse(encodingOf(headers), status, message, retryAfterSeconds),
};

function receive(delivery: Delivery, context: ReceiveContext): Receipt {
  const named = encodingOf(delivery.headers);
  const lost = wrongPath(delivery.path);
  if (lost) return refused(named, 404, lost);
  if (delivery.method !== 'POST') return wrongMethod(delivery.method);

  // Before the body: a key costs a look-up, a body up to a second of decoding.
  const authorisation = context.authorise(delivery.headers);
  if (authorisation.kind === 'denied') {
    const { problem } = authorisation;
    return { kind: 'reply', reply: refuse(named, 401, problem.message), problem };
  }
  const receipt = receiveTraces(delivery, context.limits);
  if (receipt.kind === 'reply') return receipt;
  const { reading, encoding } = receipt;
  return {
    kind: 'reading',
    reading,
    tenant: authorisation.tenant,
    answer: (outcome) => replyTo(encoding, outcome),
    refuse: (status, message, retryAfterSeconds) => refuse(encoding, status, message, retryAfterSeconds),
  };
}
