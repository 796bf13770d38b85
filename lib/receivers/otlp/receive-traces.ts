import type { Problem } from '../../telemetry/problem.ts';
import type { Delivery, Reading, Reply } from '../delivery.ts';
import type { Decoded } from './decoded.ts';
import { encodingOf, encodings, type Encoding } from './encoding.ts';
import { inflate, within } from './inflate.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import { readJsonTraces } from './read-json.ts';
import { readProtobufTraces } from './read-protobuf.ts';
import { refuse, refuseInWords } from './replies.ts';

/** Spans that were read and await their fate, or an answer that stands already because nothing can be read. */
export type TracesReceipt =
  { kind: 'reading'; reading: Reading; encoding: Encoding } | { kind: 'reply'; reply: Reply; problem: Problem };

/** Reads `POST /v1/traces`, https://opentelemetry.io/docs/specs/otlp/#otlphttp. Pure and synchronous. */
export function receiveTraces(delivery: Delivery, limits: OtlpLimits = defaultLimits): TracesReceipt {
  if (delivery.method !== 'POST') return wrongMethod(delivery.method);
  const encoding = encodingOf(delivery.headers);
  if (encoding === null) return wrongType();

  const wire = within(delivery.body, limits.bodyBytes);
  if (wire.kind === 'failed') return refused(encoding, wire.status, wire.problem);
  // The specification calls an empty request a success; an exporter may probe with one.
  if (wire.body.byteLength === 0) return { kind: 'reading', reading: nothing(), encoding };
  const inflated = inflate(wire.body, delivery.headers['content-encoding'], limits.inflatedBytes);
  if (inflated.kind === 'failed') {
    const { status, problem } = inflated;
    if (status === 415) return { kind: 'reply', reply: refuseInWords(415, `415 ${problem.message}`), problem };
    return refused(encoding, status, problem);
  }

  const read = decode(inflated.body, encoding, limits);
  if (read.kind === 'undecodable') return refused(encoding, read.status, read.problem);
  return { kind: 'reading', reading: read.reading, encoding };
}

const nothing = (): Reading => ({ accepted: [], refused: [], warnings: [] });

const decode = (body: Uint8Array, encoding: Encoding, limits: OtlpLimits): Decoded =>
  encoding === 'application/json' ? readJsonTraces(body, limits) : readProtobufTraces(body, limits);

/** An error answer and the problem it tells. The hint goes along: the protocol asks for a developer-facing message. */
export function refused(
  encoding: Encoding | null,
  status: number,
  problem: Problem,
): TracesReceipt & { kind: 'reply' } {
  return { kind: 'reply', reply: refuse(encoding, status, `${problem.message} ${problem.hint}`), problem };
}

export function wrongMethod(method: string): TracesReceipt & { kind: 'reply' } {
  const problem: Problem = {
    code: 'otlp/wrong-method',
    message: '405 method not allowed, supported: [POST]',
    hint: method === 'GET' ? 'This address takes spans from an exporter; a browser has nothing to see here.' : 'POST.',
  };
  const reply = refuseInWords(405, `${problem.message}\n${problem.hint}`, { allow: 'POST' });
  return { kind: 'reply', reply, problem };
}

function wrongType(): TracesReceipt & { kind: 'reply' } {
  const problem: Problem = {
    code: 'otlp/wrong-content-type',
    message: `415 unsupported media type, supported: [${encodings.join(', ')}]`,
    hint: 'Set the Content-Type header to what the body is.',
  };
  return { kind: 'reply', reply: refuseInWords(415, problem.message), problem };
}
