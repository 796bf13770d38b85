import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Undecodable } from './decoded.ts';
import { GRPC, type Encoding } from './encoding.ts';
import { unframe } from './grpc-frame.ts';
import { inflate, within } from './inflate.ts';
import type { OtlpLimits } from './limits.ts';

/** A body as it came, and what its headers say of it. */
export interface EncodedBody {
  body: Uint8Array;
  encoding: Encoding;
  /** `content-encoding`, or `grpc-encoding`. */
  coding: string | undefined;
}

/** The status (HTTP's) and the reason for which nothing of a body can be read. */
export interface Unreadable {
  kind: 'refused';
  status: number;
  problem: TransportProblem;
}

/** What reads the message of one signal, in either encoding. */
export interface Decoders<T> {
  json(body: Uint8Array, limits: OtlpLimits): T | Undecodable;
  protobuf(body: Uint8Array, limits: OtlpLimits): T | Undecodable;
  /** What an empty body comes to: the specification calls it a success, and an exporter may probe with one. */
  nothing: () => T;
}

/** Takes a body out of its frame and its compression, and decodes it. Pure and synchronous. */
export function unpack<T extends { kind: 'reading' }>(
  { body, encoding, coding }: EncodedBody,
  limits: OtlpLimits,
  decoders: Decoders<T>,
): T | Unreadable {
  if (encoding !== GRPC) return decode({ body, encoding, coding }, limits, decoders);
  const unframed = unframe(body);
  if (unframed.kind === 'broken') return refusedFrame(unframed.why);
  const { message, compressed } = unframed;
  return decode({ body: message, encoding, coding: compressed ? coding : undefined }, limits, decoders);
}

function decode<T extends { kind: 'reading' }>(
  { body, encoding, coding }: EncodedBody,
  limits: OtlpLimits,
  decoders: Decoders<T>,
): T | Unreadable {
  const wire = within(body, limits.bodyBytes);
  if (wire.kind === 'failed') return { ...wire, kind: 'refused' };
  if (wire.body.byteLength === 0) return decoders.nothing();
  const inflated = inflate(wire.body, coding, limits.inflatedBytes);
  if (inflated.kind === 'failed') return { ...inflated, kind: 'refused' };
  const read = decoders[encoding === 'application/json' ? 'json' : 'protobuf'](inflated.body, limits);
  return read.kind === 'reading' ? read : { ...read, kind: 'refused' };
}

function refusedFrame(why: string): Unreadable {
  const problem: TransportProblem = {
    code: 'transport/undecodable',
    message: `The call holds no gRPC message: ${why}.`,
    hint: 'Send it with an OTLP/gRPC exporter; each message has a flag byte and its length, four bytes, before it.',
  };
  return { kind: 'refused', status: 400, problem };
}
