import type { Delivery } from '../delivery.ts';
import { inflate, within, type Inflated } from '../otlp/inflate.ts';
import { holdsTooMuch } from '../otlp/read-json.ts';

/**
 * An operation's input, or why there is none: its bytes (`failed`, as the codings of HTTP are read), too many values in
 * it (`crowded`), or no JSON in UTF-8 (`undecodable`).
 */
export type Input =
  | { kind: 'input'; input: unknown }
  | Extract<Inflated, { kind: 'failed' }>
  | { kind: 'crowded' }
  | { kind: 'undecodable' };

/** What an operation may bring at most: bytes, compressed or not, and commas and brackets in them. */
export interface InputLimits {
  bytes: number;
  marks: number;
}

/** Reads the body of AWS JSON or of rest-json: one document, or nothing for an operation without input. */
export function readInput({ headers, body }: Delivery, { bytes, marks }: InputLimits): Input {
  const wire = within(body, bytes);
  const inflated = wire.kind === 'failed' ? wire : inflate(wire.body, headers['content-encoding'], bytes);
  if (inflated.kind === 'failed') return inflated;
  if (holdsTooMuch(inflated.body, marks)) return { kind: 'crowded' };
  return inflated.body.byteLength === 0 ? { kind: 'input', input: {} } : parse(inflated.body);
}

function parse(bytes: Uint8Array): Input {
  try {
    return { kind: 'input', input: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { kind: 'undecodable' };
  }
}
