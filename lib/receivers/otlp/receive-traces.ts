import type { Reading } from '../delivery.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Decoded } from './decoded.ts';
import { GRPC, type Encoding } from './encoding.ts';
import { unframe } from './grpc-frame.ts';
import { inflate, within } from './inflate.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import { readJsonTraces } from './read-json.ts';
import { readProtobufTraces } from './read-protobuf.ts';

/** Spans that were read and await their fate, or the status (HTTP's) and the reason for which nothing can be read. */
export type TracesRead =
  { kind: 'reading'; reading: Reading } | { kind: 'refused'; status: number; problem: TransportProblem };

/** A body as it came, and what its headers say of it. */
export interface EncodedBody {
  body: Uint8Array;
  encoding: Encoding;
  /** `content-encoding`, or `grpc-encoding`. */
  coding: string | undefined;
}

/** Reads an ExportTraceServiceRequest, https://opentelemetry.io/docs/specs/otlp/. Pure and synchronous. */
export function readTraces({ body, encoding, coding }: EncodedBody, limits: OtlpLimits = defaultLimits): TracesRead {
  if (encoding !== GRPC) return readPacked({ body, encoding, coding }, limits);
  const unframed = unframe(body);
  if (unframed.kind === 'broken') return refusedFrame(unframed.why);
  return readPacked({ body: unframed.message, encoding, coding: unframed.compressed ? coding : undefined }, limits);
}

function readPacked({ body, encoding, coding }: EncodedBody, limits: OtlpLimits): TracesRead {
  const wire = within(body, limits.bodyBytes);
  if (wire.kind === 'failed') return { ...wire, kind: 'refused' };
  // The specification calls an empty request a success; an exporter may probe with one.
  if (wire.body.byteLength === 0) return { kind: 'reading', reading: { accepted: [], refused: [], warnings: [] } };
  const inflated = inflate(wire.body, coding, limits.inflatedBytes);
  if (inflated.kind === 'failed') return { ...inflated, kind: 'refused' };
  const read = decode(inflated.body, encoding, limits);
  return read.kind === 'reading' ? read : { ...read, kind: 'refused' };
}

const decode = (body: Uint8Array, encoding: Encoding, limits: OtlpLimits): Decoded =>
  encoding === 'application/json' ? readJsonTraces(body, limits) : readProtobufTraces(body, limits);

function refusedFrame(why: string): TracesRead {
  const problem: TransportProblem = {
    code: 'transport/undecodable',
    message: `The call holds no gRPC message: ${why}.`,
    hint: 'Send it with an OTLP/gRPC exporter; each message has a flag byte and its length, four bytes, before it.',
  };
  return { kind: 'refused', status: 400, problem };
}
