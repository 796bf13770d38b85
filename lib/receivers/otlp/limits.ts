import { LONGEST_TEXT } from '../../telemetry/text-length.ts';

/**
 * How much one delivery may hold. Over the first three nothing of it is kept (413); over the others a span is trimmed
 * and kept, what it lost is counted in `dropped`, and the sender is told.
 */
export interface OtlpLimits {
  /** Bytes on the wire. The specification asks for a limit and recommends 64 MiB, before and after decompression. */
  bodyBytes: number;
  /** Bytes after decompression. */
  inflatedBytes: number;
  /**
   * Spans, attribute values, events and links, all together. Two bytes of protobuf can mean an object of a hundred, so
   * the limit on bytes alone does not bound memory.
   */
  parts: number;
  /** Attributes of one span, event, link, resource or scope; Honeycomb takes 2,000 fields an event. */
  attributes: number;
  /** Entries of one array or map value. */
  items: number;
  /** Events of one span, and links likewise. */
  annotations: number;
  /** UTF-16 units of one string, a name's too. */
  textLength: number;
  /** Arrays and maps inside each other. */
  depth: number;
}

const MiB = 1024 * 1024;

export const defaultLimits: OtlpLimits = {
  bodyBytes: 64 * MiB,
  inflatedBytes: 64 * MiB,
  parts: 2_000_000,
  attributes: 2_000,
  items: 10_000,
  annotations: 1_000,
  textLength: LONGEST_TEXT,
  depth: 32,
};

/** The usual limits, with another size of body, before and after decompression. */
export const limitsFor = (bodyBytes: number): OtlpLimits => ({ ...defaultLimits, bodyBytes, inflatedBytes: bodyBytes });
