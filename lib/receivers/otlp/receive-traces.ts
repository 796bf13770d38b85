import type { Decoded } from './decoded.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import { readJsonTraces } from './read-json.ts';
import { readProtobufTraces } from './read-protobuf.ts';
import { unpack, type Decoders, type EncodedBody, type Unreadable } from './unpack.ts';

type Spans = Extract<Decoded, { kind: 'reading' }>;

/** Spans that were read and await their fate, or why nothing can be read. */
export type TracesRead = Spans | Unreadable;

const decoders: Decoders<Spans> = {
  json: readJsonTraces,
  protobuf: readProtobufTraces,
  nothing: () => ({ kind: 'reading', reading: { accepted: [], refused: [], warnings: [] } }),
};

/** Reads an ExportTraceServiceRequest, https://opentelemetry.io/docs/specs/otlp/. Pure and synchronous. */
export const readTraces = (body: EncodedBody, limits: OtlpLimits = defaultLimits): TracesRead =>
  unpack(body, limits, decoders);
